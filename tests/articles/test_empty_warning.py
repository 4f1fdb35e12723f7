"""A guide with an empty "When not to have this massage" is kept as a draft, and never goes live."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from articles.models import ArticlePage
from articles.protection.publication import EmptyWarningError
from tests import factories, pages
from tests.articles.warnings import entry_in, listed, lose
from tests.translations.people import person

pytestmark = pytest.mark.django_db
SAID = "Readers would see no contraindication here."


@pytest.fixture
def entry():
    factories.site()
    return entry_in()[0]


@pytest.fixture
def guide(entry):
    """A live guide with a draft whose block names only an entry that is offline."""
    guide = pages.article(title="Neck pain")
    guide.body = [listed(entry)]
    guide.save_revision()
    lose(entry)
    return guide


def save(client, guide, entry, **actions):
    item = {"entry": str(entry.pk), "note": ""}
    value = {
        "title": "",
        "introduction": rich_text(""),
        "items-count": "1",
        "items-0-deleted": "",
        "items-0-order": "0",
        "items-0-type": "item",
        "items-0-id": "",
        "items-0-value": item,
    }
    data = nested_form_data(
        {
            "title": guide.title,
            "slug": guide.slug,
            "standfirst": "What massage does",
            "article_topics": inline_formset([]),
            "left_out_red_flags": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield([("contraindications", value)]),
            "lead_image": "",
            "author": "",
            **actions,
        }
    )
    return client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), data)


def is_published(guide):
    return any(
        block.block_type == "contraindications"
        for block in ArticlePage.objects.get(pk=guide.pk).body
    )


def test_the_editor_refuses_to_publish_it_at_the_block(guide, entry, client):
    client.force_login(person("editor"))

    answer = save(client, guide, entry, **{"action-publish": "yes"})

    assert answer.status_code == 200
    assert SAID in answer.content.decode()
    [at] = answer.context["form"].errors.as_data()["body"]
    assert list(at.block_errors) == [0]
    assert not is_published(guide)


def test_the_editor_keeps_it_as_a_draft(guide, entry, client):
    client.force_login(person("editor"))
    before = guide.revisions.count()

    answer = save(client, guide, entry)

    assert answer.status_code == 302
    assert guide.revisions.count() == before + 1


def test_the_editor_publishes_what_shows_a_warning(guide, client):
    client.force_login(person("editor"))
    fever = pages.contraindication(title="Fever")

    answer = save(client, guide, fever, **{"action-publish": "yes"})

    assert answer.status_code == 302
    assert is_published(guide)


def test_code_is_refused_with_the_guide_named(guide):
    with pytest.raises(EmptyWarningError, match=r"“Neck pain” \(page \d+\)"):
        guide.get_latest_revision().publish()

    assert not is_published(guide)


def test_the_schedule_leaves_it_a_draft_and_publishes_the_others(guide):
    about = factories.standard_page(slug="about")
    about.title = "Newer"
    revisions = [guide.get_latest_revision(), about.save_revision()]
    past = timezone.now() - datetime.timedelta(hours=1)
    for revision in revisions:
        revision.approved_go_live_at = past
        revision.save()

    call_command("publish_scheduled")

    assert not is_published(guide)
    assert Page.objects.get(pk=about.pk).title == "Newer"


def test_one_warning_in_the_language_of_the_original_is_enough(entry):
    guide = pages.article(body=[listed(entry)])
    pages.guides("lv")

    assert factories.translated(guide, "lv").live


def test_the_admin_leads_to_the_editor_of_the_guide(guide, client):
    client.force_login(person("admin"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(f"{address}?id={guide.pk}&next=/admin/")

    assert answer.url == reverse("wagtailadmin_pages:edit", args=[guide.pk])
    assert SAID in client.get("/admin/").content.decode()
    assert not is_published(guide)
