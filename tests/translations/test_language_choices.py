"""The languages of a page that can be published together: which are listed, and what each tells."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from home.models import StandardPage
from tests import factories
from tests.translations.people import person
from translations.publishing.publication.gaps import examine
from translations.publishing.publication.hindrances import hindrances
from translations.publishing.publication.together import choices, draft_says_more, has_draft
from translations.tracking.state import cells

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    factories.site()
    return factories.standard_page(title="Feet", standfirst="Slow and warm")


def sent(page, code) -> Translation:
    made = factories.translation(page, code)
    made.save_target(publish=False)
    return Translation.objects.get(pk=made.pk)


@pytest.fixture
def both(page):
    """Sent into Russian first."""
    russian = sent(page, "ru")
    return sent(page, "lv"), russian


def listed(source, role="admin", **options):
    return choices(source, person(role), **options)


def test_every_language_is_listed_in_the_order_of_the_site(both):
    lv, ru = both

    assert [one.translation for one in listed(lv.source)] == [lv, ru]


def test_a_stopped_language_and_one_without_a_page_are_not_listed(both):
    lv, ru = both
    Translation.objects.filter(pk=ru.pk).update(enabled=False)
    assert [one.translation for one in listed(lv.source)] == [lv]

    lv.get_target_instance().delete()
    assert choices(lv.source, person("editor")) == []


def test_a_language_comes_with_its_page_its_state_and_its_gaps(both):
    lv, ru = both

    first, second = listed(lv.source)

    for one, made in ((first, lv), (second, ru)):
        key = (made.source.object_id, made.target_locale_id)
        assert one.target.pk == made.get_target_instance().pk
        assert one.cell == cells([made.source.object_id])[key]
        assert one.verdict == examine(made)
        assert [str(shown.text) for shown in one.hindrances] == [
            str(shown.text) for shown in hindrances(examine(made))
        ]
        assert (one.is_allowed, one.is_locked, one.cancel_url) == (True, False, "")


def test_only_the_own_language_is_allowed(both):
    lv, _ru = both

    assert [one.is_allowed for one in listed(lv.source, "translator")] == [True, False]


def test_an_entry_is_allowed_only_in_the_own_language(page):
    """Rights on entries are by model: who may publish a topic in Latvian could publish a Russian one."""
    topic = factories.topic()
    sent(topic, "ru")
    made = sent(topic, "lv")
    schedule(Translation.objects.get(source=made.source, target_locale__language_code="ru"))

    lv, ru = listed(made.source, "translator", back="/")

    assert (lv.is_allowed, ru.is_allowed, ru.cancel_url) == (True, False, "")


def test_a_page_whose_original_is_gone_has_no_language(both, page):
    lv, _ru = both

    page.delete()

    assert lv.get_target_instance()
    assert listed(lv.source) == []


def test_a_language_is_not_allowed_to_who_may_not_publish(both):
    lv, _ru = both
    role = "translator who may not publish"

    assert [one.is_allowed for one in listed(lv.source, role)] == [False, False]


def test_a_locked_page_is_told(both):
    lv, ru = both
    Page.objects.filter(pk=ru.get_target_instance().pk).update(locked=True)

    assert [one.is_locked for one in listed(lv.source, "editor")] == [False, True]


def schedule(made) -> Revision:
    revision = made.get_target_instance().save_revision()
    revision.approved_go_live_at = timezone.now() + datetime.timedelta(days=1)
    revision.save()
    return revision


def test_a_scheduled_publication_can_be_cancelled_and_leads_back(both):
    lv, _ru = both
    revision = schedule(lv)

    first, second = listed(lv.source, back="/admin/back/")

    cancel = reverse("wagtailadmin_pages:revisions_unschedule", args=[first.target.pk, revision.pk])
    assert first.cancel_url == f"{cancel}?next=%2Fadmin%2Fback%2F"
    assert second.cancel_url == ""


def test_without_a_way_back_there_is_none(both):
    lv, _ru = both
    schedule(lv)

    assert listed(lv.source)[0].cancel_url.endswith("?next=")


def test_who_may_not_publish_a_language_cannot_cancel_it(both):
    lv, ru = both
    schedule(lv)
    schedule(ru)

    first, second = listed(lv.source, "translator", back="/")

    assert first.cancel_url != ""
    assert second.cancel_url == ""


# The original


@pytest.mark.parametrize(
    ("live", "changed", "draft"),
    [(True, False, False), (True, True, True), (False, False, True), (False, True, True)],
)
def test_an_original_has_a_draft_if_it_is_not_live_or_was_changed(live, changed, draft):
    assert has_draft(StandardPage(live=live, has_unpublished_changes=changed)) is draft


def test_a_draft_says_more_only_with_other_texts(page):
    made = sent(page, "lv")
    original = StandardPage.objects.get(pk=page.pk)
    original.save_revision()
    assert not draft_says_more(made.source, original)

    original.slug = "other-feet"
    original.title = "Hands"
    original.save_revision()
    assert draft_says_more(made.source, original)
