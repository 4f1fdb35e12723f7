"""Dates belong to the whole family: translations go offline with their original, and by no date of their own."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.admin.forms.models import WagtailAdminDraftStateFormMixin
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from articles.models import ArticlePage, Topic
from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import guide, say_all, sent
from translations.publishing.dates import SCHEDULED_EXPIRY
from translations.publishing.publication.drafts import save_draft
from translations.publishing.publication.steps import publish
from translations.upstream import patches

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def soon():
    return timezone.now() + 24 * HOUR


def past():
    return timezone.now() - HOUR


@world
def made():
    """A live guide and its live translation."""
    made = sent(guide())
    say_all(made)
    publish(made)
    return made


def source(made):
    return made.source.get_source_instance()


def target(made):
    return made.get_target_instance()


def publish_with(original, **dates):
    """Publish the original as an editor does who sets these dates."""
    for name, moment in dates.items():
        setattr(original, name, moment)
    original.save_revision().publish()


def set_row(instance, **fields):
    """Set fields behind everything, as old data has them."""
    type(instance)._base_manager.filter(pk=instance.pk).update(**fields)


def work_off_the_schedule():
    call_command("publish_scheduled", verbosity=0)


def edit(client, page, **posted):
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "standfirst": page.standfirst,
            "body": streamfield([("text", rich_text("<p>Slowly.</p>"))]),
            "article_topics": streamfield([]),
            "left_out_red_flags": inline_formset([]),
            "comments": streamfield([]),
        }
    )
    data |= {"article_topics-INITIAL_FORMS": "0", "article_topics-TOTAL_FORMS": "0"}
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), data | posted, follow=True
    )


# Handing down


def test_a_translation_gets_the_expiry_of_its_original(made):
    hour = soon()

    publish_with(source(made), expire_at=hour)

    assert target(made).expire_at == hour


def test_a_translation_loses_the_expiry_that_its_original_loses(made):
    publish_with(source(made), expire_at=soon())

    publish_with(source(made), expire_at=None)

    assert target(made).expire_at is None


def test_a_translation_published_later_has_the_originals_date_not_an_older_one(made):
    hour = soon()
    publish_with(source(made), expire_at=hour)
    set_row(target(made), expire_at=hour + 5 * HOUR)

    publish(made)

    assert target(made).expire_at == hour


def test_an_older_draft_does_not_bring_its_date_back(made):
    publish_with(source(made), expire_at=soon())
    draft = save_draft(made)
    publish_with(source(made), expire_at=None)

    draft.refresh_from_db()
    draft.publish()

    assert target(made).expire_at is None


def test_a_scheduled_translation_is_not_skipped_by_an_old_date(made):
    publish_with(source(made), expire_at=soon())
    publish(made, go_live_at=soon())
    scheduled = target(made).scheduled_revision
    publish_with(source(made), expire_at=None)

    scheduled.refresh_from_db()
    assert scheduled.content["expire_at"] is None
    assert scheduled.approved_go_live_at


def test_a_waiting_translation_follows_its_original_to_another_hour():
    original = guide()
    set_row(original, live=False, live_revision=None, go_live_at=soon())
    made = sent(ArticlePage.objects.get(pk=original.pk))
    say_all(made)
    original = source(made)
    later = soon() + 5 * HOUR

    publish_with(original, go_live_at=later)

    assert target(made).go_live_at == later


def test_wagtail_localizes_own_publication_takes_the_originals_hour(
    made, django_capture_on_commit_callbacks
):
    set_row(target(made), live=False, live_revision=None, go_live_at=soon())

    with django_capture_on_commit_callbacks(execute=True):
        made.save_target(publish=True)

    assert target(made).live


@pytest.mark.parametrize("expire_at", [None, soon()])
def test_a_translation_maintained_by_hand_keeps_its_own_date(made, expire_at):
    made.enabled = False
    made.save()
    hour = soon()
    set_row(target(made), expire_at=hour)

    publish_with(source(made), expire_at=expire_at)

    assert target(made).expire_at == hour


def test_an_entry_of_the_library_hands_its_date_down_too():
    topic = factories.topic()
    lv = factories.translated(topic, "lv")
    factories.translation(topic)
    hour = soon()

    publish_with(topic, expire_at=hour)

    lv.refresh_from_db()
    assert lv.expire_at == hour


# The schedule


def test_all_languages_expire_in_one_round(made):
    publish_with(source(made), expire_at=soon())
    Page.objects.filter(expire_at__isnull=False).update(expire_at=past())

    work_off_the_schedule()

    assert (source(made).live, target(made).live) == (False, False)
    assert target(made).expired
    assert PageLogEntry.objects.filter(action=SCHEDULED_EXPIRY).count() == 2


def test_old_translations_without_a_date_expire_with_their_original(made):
    set_row(source(made), expire_at=past())

    work_off_the_schedule()

    assert not target(made).live


def test_unpublishing_by_hand_takes_nothing_along_unasked(made):
    set_row(source(made), expire_at=past())

    source(made).unpublish()

    assert target(made).live


def test_an_old_date_of_a_translation_takes_it_nowhere(made):
    set_row(target(made), expire_at=past())

    work_off_the_schedule()

    assert target(made).live
    assert target(made).expire_at is None


def test_entries_expire_together_and_by_no_date_of_their_own():
    topic, other = factories.topic(), factories.topic()
    lv, stray = factories.translated(topic, "lv"), factories.translated(other, "lv")
    for one in (topic, other):
        factories.translation(one)
    set_row(topic, expire_at=past())
    set_row(stray, expire_at=past())

    work_off_the_schedule()

    live = set(Topic.objects.filter(live=True).values_list("pk", flat=True))
    assert {other.pk, stray.pk} <= live
    assert not {topic.pk, lv.pk} & live


def test_a_mirror_goes_with_its_original(made):
    mirror = factories.mirror(source(made), "ru")
    set_row(source(made), expire_at=past())

    work_off_the_schedule()

    mirror.refresh_from_db()
    assert not mirror.live


# A date that has passed


@pytest.fixture
def as_admin(client):
    client.force_login(person("admin"))
    return client


def typed(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def test_a_page_whose_date_has_passed_is_saved(made, as_admin):
    moment = past()
    set_row(source(made), expire_at=moment)

    answer = edit(as_admin, source(made), title="Back again", expire_at=typed(moment))

    assert "must be in the future" not in answer.content.decode()
    assert source(made).get_latest_revision().content["title"] == "Back again"


def test_publishing_it_removes_the_date_and_says_so(made, as_admin):
    moment = past()
    set_row(source(made), expire_at=moment)

    answer = edit(
        as_admin,
        source(made),
        expire_at=typed(moment),
        **{"action-publish": "1"},
    )

    assert "The expiry date had passed and was removed." in answer.content.decode()
    work_off_the_schedule()
    assert source(made).live
    assert source(made).expire_at is None


def test_a_past_date_that_is_typed_is_refused(made, as_admin):
    answer = edit(as_admin, source(made), expire_at=typed(past()))

    assert "Expiry date/time must be in the future" in answer.content.decode()


def test_an_entry_whose_date_has_passed_is_saved(as_admin):
    topic = factories.topic(name="Back")
    moment = past()
    set_row(topic, expire_at=moment)
    url = reverse("wagtailsnippets_articles_topic:edit", args=[topic.pk])

    as_admin.post(url, {"name": "Back and spine", "key": topic.key, "expire_at": typed(moment)})

    topic.refresh_from_db()
    assert topic.get_latest_revision().content["name"] == "Back and spine"


# Why Wagtail is patched: each fails once upstream no longer needs it


def test_wagtail_refuses_a_passed_date_that_nobody_touched(made, as_admin, monkeypatch):
    clean = patches.original(WagtailAdminDraftStateFormMixin, "clean")
    monkeypatch.setattr(WagtailAdminDraftStateFormMixin, "clean", clean)
    moment = past()
    set_row(source(made), expire_at=moment)

    answer = edit(as_admin, source(made), expire_at=typed(moment))

    assert "Expiry date/time must be in the future" in answer.content.decode()


def test_wagtail_takes_a_translation_offline_by_a_date_its_original_never_had(made, monkeypatch):
    monkeypatch.setattr(UnpublishAction, "execute", patches.original(UnpublishAction, "execute"))
    set_row(target(made), expire_at=past())

    work_off_the_schedule()

    assert not target(made).live


# What translators see


def test_the_work_page_shows_the_dates_without_a_field(made, client):
    publish_with(
        source(made),
        expire_at=datetime.datetime(2099, 3, 28, 18, tzinfo=timezone.get_default_timezone()),
    )
    client.force_login(person("translator"))

    for name in ("translations:work", "translation_publishing:translation"):
        content = client.get(reverse(name, args=[made.pk])).content.decode()
        assert "It goes offline on 28 March 2099, 18:00, and this translation with it." in content
        assert 'name="expire_at"' not in content


def test_a_page_without_dates_says_nothing_of_them(made, client):
    client.force_login(person("translator"))

    content = client.get(reverse("translations:work", args=[made.pk])).content.decode()

    assert "An editor sets these dates" not in content
