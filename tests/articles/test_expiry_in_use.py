"""Who sets an expiry date for an entry that live guides show is told that it stays."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, rich_text

from articles.models import ContraindicationPage
from tests import factories
from tests.articles.warnings import entry_in, guide_in
from tests.databases.worlds import world
from tests.translations.people import person

pytestmark = pytest.mark.django_db

SAID = (
    "It will not go offline on its expiry date while live guides show it: 2 guides × 3 languages."
)


@world
def entry():
    factories.site()
    family = entry_in("lv", "ru")
    for title in ("Neck pain", "Back pain"):
        guide_in("lv", "ru", entries=family[:1], title=title)
    return family[0]


@pytest.fixture
def as_admin(client):
    client.force_login(person("admin"))
    return client


def save(client, entry, **dates):
    data = nested_form_data(
        {
            "title": entry.title,
            "slug": entry.slug,
            "severity": entry.severity,
            "explanation": rich_text("<p>It may harm.</p>"),
            "instead": rich_text(""),
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }
    )
    url = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    return client.post(url, data | dates, follow=True).content.decode()


def tomorrow():
    return (timezone.localtime() + datetime.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")


def test_a_date_for_an_entry_in_use_is_saved_with_a_warning(entry, as_admin):
    content = save(as_admin, entry, expire_at=tomorrow())

    assert SAID in content
    assert reverse("replace_entry", args=["articles.contraindicationpage", entry.pk]) in content
    draft = ContraindicationPage.objects.get(pk=entry.pk).get_latest_revision_as_object()
    assert draft.expire_at


def test_without_a_date_nothing_is_said(entry, as_admin):
    assert "expiry date while" not in save(as_admin, entry)


def test_a_date_for_an_entry_that_no_guide_shows_is_saved_without_a_warning(as_admin):
    other = entry_in(title="Fever")[0]

    assert "expiry date while" not in save(as_admin, other, expire_at=tomorrow())
