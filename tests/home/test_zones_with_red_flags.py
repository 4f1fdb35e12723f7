"""The body map of the home page leads only to guides that show the emergency signs of the zone."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from articles.models import LeftOutRedFlag
from home.forms import zones_without_red_flags
from home.models import HomePage
from tests import factories, pages
from tests.articles.cards import card
from tests.translations.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return factories.site()["en"]


def lacking(home, zone, guide):
    links = [{"zone": zone, "page": guide}]
    home.body = [
        ("text", "<p>Hello</p>"),
        ("where_does_it_hurt", {"title": "", "text": "", "links": links}),
    ]
    return zones_without_red_flags(home.body)


def test_a_guide_without_a_sign_of_the_zone_is_named_with_the_sign(home):
    factories.red_flag(sign="you faint", zones=["legs"])
    guide = pages.article(title="Tired legs")

    assert lacking(home, "legs", guide) == {
        1: ["Legs: “Tired legs” does not show these red flags: you faint"]
    }
    assert lacking(home, "arms", guide) == {}
    assert lacking(home, "legs", None) == {}


def test_a_guide_that_shows_the_sign_or_says_why_not_will_do(home):
    flag = factories.red_flag(zones=["legs"])
    leaves_out = pages.article()
    leaves_out.left_out_red_flags = [LeftOutRedFlag(red_flag=flag, reason="Another guide does.")]
    leaves_out.save_revision().publish()

    assert lacking(home, "legs", pages.article(body=[card(flag)])) == {}
    assert lacking(home, "legs", leaves_out) == {}


def save(client, home, guide, **actions):
    links = {
        "links-count": "1",
        "links-0-deleted": "",
        "links-0-order": "0",
        "links-0-type": "item",
        "links-0-id": "",
        "links-0-value": {"zone": "legs", "page": str(guide.pk)},
    }
    data = nested_form_data(
        {
            "title": home.title,
            "slug": home.slug,
            "headline": "Massage",
            "introduction": rich_text(""),
            "comments": inline_formset([]),
            "lead_image": "",
            "body": streamfield([("where_does_it_hurt", {"title": "Where?", "text": "", **links})]),
            **actions,
        }
    )
    return client.post(reverse("wagtailadmin_pages:edit", args=[home.pk]), data)


def test_the_editor_refuses_to_publish_such_a_map_and_keeps_the_draft(home, client):
    client.force_login(person("editor"))
    flag = factories.red_flag(sign="you faint", zones=["legs"])
    guide = pages.article(title="Tired legs")

    refused = save(client, home, guide, **{"action-publish": "yes"})
    assert refused.status_code == 200
    assert "does not show these red flags: you faint" in refused.content.decode()
    assert save(client, home, guide).status_code == 302
    assert not HomePage.objects.get(pk=home.pk).body

    guide.body = [card(flag)]
    guide.save_revision().publish()
    assert save(client, home, guide, **{"action-publish": "yes"}).status_code == 302
    assert len(HomePage.objects.get(pk=home.pk).body) == 1
