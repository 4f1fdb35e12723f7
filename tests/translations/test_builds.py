"""What is recorded of each translation: what it was built from, and what of it visitors read."""

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail_localize.models import Translation, TranslationSource

from tests import factories, pages
from tests.translations.saying import republish, say_all, translated
from translations.access.rules import is_source_language
from translations.models import Build, SourceDigest

pytestmark = pytest.mark.django_db(transaction=True)


def digest(page):
    return SourceDigest.objects.get(source__object_id=page.translation_key)


def live(made):
    return Build.objects.get(translation=made, is_live=True)


CARE = ("care_card", {"urgency": "urgent", "title": "Ask", "text": "<p>A doctor.</p>"})


# Fingerprints of sources


def test_a_source_has_fingerprints_from_the_moment_it_is_sent():
    page = factories.standard_page(standfirst="Slow")

    factories.translation(page)

    assert len(digest(page).content) == len(digest(page).safety) == 64
    assert digest(page).safety_changed_at is None


def test_publishing_what_did_not_change_leaves_them_alone():
    page = factories.standard_page(standfirst="Slow", body=[CARE])
    factories.translation(page)
    before = digest(page)

    republish(page)

    assert (digest(page).content, digest(page).safety) == (before.content, before.safety)


def test_what_the_rich_text_editor_adds_by_itself_is_no_change():
    page = factories.standard_page(body=[("text", "<p>Slowly.</p>"), CARE])
    factories.translation(page)
    before = digest(page)
    raw = json.loads(json.dumps(list(page.body.raw_data)))
    raw[0]["value"] = '<p data-block-key="a1b2c">Slowly.</p>'
    raw[1]["value"]["text"] = '<p data-block-key="x9">A doctor.</p>'

    republish(page, body=StreamValue(page.body.stream_block, raw, is_lazy=True))

    assert (digest(page).content, digest(page).safety) == (before.content, before.safety)


def test_an_edit_changes_the_content_and_undoing_it_brings_it_back():
    page = factories.standard_page(standfirst="Slow")
    factories.translation(page)
    before = digest(page)

    republish(page, standfirst="Fast")
    changed = digest(page).content
    republish(page, standfirst="Slow")

    assert changed != before.content == digest(page).content
    assert digest(page).safety == before.safety


def test_an_edited_warning_changes_the_safety_and_tells_when():
    page = factories.standard_page(body=[CARE])
    factories.translation(page)
    before = digest(page)

    republish(page, body=[("care_card", CARE[1] | {"urgency": "emergency"})])

    assert digest(page).safety != before.safety
    assert timezone.now() - digest(page).safety_changed_at < timedelta(minutes=1)


def test_numbers_of_rows_and_times_are_no_content():
    """An editor who takes a topic off and puts it on again has changed nothing."""
    topic = factories.topic()
    page = factories.article(topics=[topic])
    factories.translation(page)
    before = digest(page)

    again = factories.article(topics=[topic])
    page.article_topics = again.article_topics.all()
    for row in page.article_topics.all():
        row.pk = None
    page.save_revision().publish()

    assert digest(page).content == before.content


def test_the_choice_of_a_topic_is_content():
    page = factories.article(topics=[factories.topic()])
    factories.translation(page)
    before = digest(page)

    fresh = type(page).objects.get(pk=page.pk)
    fresh.article_topics.first().delete()
    fresh = type(page).objects.get(pk=page.pk)
    fresh.save_revision().publish()

    assert digest(page).content != before.content


# Builds


@pytest.mark.parametrize("make", [factories.standard_page, factories.topic, factories.technique])
def test_a_published_translation_records_what_it_was_built_from(make):
    made = translated(make())

    build = live(made)

    assert build.content == SourceDigest.objects.get(source=made.source).content
    assert build.revision_id == made.get_target_instance().live_revision_id
    assert (build.untranslated, build.untranslated_safety) == (0, 0)
    assert len(build.segments) == made.get_progress()[0]


def test_it_is_recorded_whether_wagtail_localize_publishes_before_or_after_it_logs():
    made = factories.translation(factories.standard_page())
    say_all(made)

    Translation.objects.get(pk=made.pk).save_target(publish=True)  # publishes, then logs
    first = live(made)
    with transaction.atomic():  # logs, then publishes
        Translation.objects.get(pk=made.pk).save_target(publish=True)

    assert live(made).pk != first.pk
    assert Build.objects.filter(translation=made).count() == 1


def test_a_draft_is_never_counted_as_live():
    made = translated(factories.standard_page(), publish=False)

    assert Build.objects.get().is_live is False
    assert not made.get_target_instance().live


def test_a_newer_draft_leaves_the_record_of_what_visitors_read():
    page = factories.standard_page(standfirst="Slow")
    made = translated(page)
    before = live(made)

    republish(page, standfirst="Fast")
    draft = Translation.objects.get(pk=made.pk)
    instance = draft.source.get_ephemeral_translated_instance(draft.target_locale, fallback=True)
    draft.source.translation_logs.create(
        locale=draft.target_locale, revision=instance.save_revision()
    )

    assert live(made).pk == before.pk
    assert Build.objects.filter(translation=made, is_live=False).get().content != before.content


def test_a_draft_becomes_live_when_it_is_published():
    made = translated(factories.standard_page(), publish=False)

    made.get_target_instance().get_latest_revision().publish()

    assert live(made).revision_id == made.get_target_instance().live_revision_id


def test_what_waits_for_its_hour_is_not_live_yet():
    made = translated(factories.standard_page(), publish=False)
    target = made.get_target_instance()
    target.go_live_at = timezone.now() + timedelta(days=1)
    revision = target.save_revision()
    Build.objects.update(revision=revision)

    revision.publish()

    assert Build.objects.get().is_live is False


def test_missing_strings_are_counted_and_warnings_among_them():
    page = factories.standard_page(standfirst="Slow", body=[CARE])
    made = factories.translation(page)
    factories.say(made, "standfirst", "Lēni")

    made.save_target(publish=False)

    total, done = made.get_progress()
    build = Build.objects.get(translation=made)
    assert (build.untranslated, build.untranslated_safety) == (total - done, 2)


def test_a_refused_string_counts_as_missing():
    made = factories.translation(factories.standard_page(standfirst="Slow"))
    say_all(made)
    factories.say(made, "standfirst", "<script>alert(1)</script>")

    made.save_target(publish=False)

    assert Build.objects.get(translation=made).untranslated == 1


def test_a_translation_saved_from_an_old_source_is_recorded_as_that():
    """Two people at once: who saves what was fetched before an edit does not hide the edit."""
    page = factories.standard_page(standfirst="Slow")
    made = translated(page)
    held = Translation.objects.get(pk=made.pk)
    assert held.source.content_json
    old = digest(page).content

    republish(page, standfirst="Fast")
    held.save_target(publish=True)

    assert live(made).content == old != digest(page).content


def test_what_is_live_survives_that_its_revision_is_purged():
    made = translated(factories.standard_page())

    live(made).revision.delete()

    assert live(made).revision_id is None


def test_the_january_translation_and_the_march_one_each_know_their_text():
    """Russian in January, an edit, Latvian in March: Latvian is made of the new text."""
    page = factories.standard_page(standfirst="January")
    russian = translated(page, "ru")
    january = digest(page).content

    republish(page, standfirst="March")
    latvian = translated(page, "lv")

    assert latvian.get_target_instance().standfirst == "x-March"
    assert live(latvian).content == digest(page).content != january
    assert live(russian).content == january
    assert is_source_language(TranslationSource.objects.get().get_source_instance())


def test_a_contraindication_is_recorded_as_about_safety():
    entry = pages.contraindication(title="Fever")
    factories.translation(entry.get_parent().specific)
    made = translated(entry)

    assert any(is_safety for *_rest, is_safety in live(made).segments)


def test_recording_costs_as_many_queries_for_a_long_page_as_for_a_short_one():
    costs = []
    for length in (1, 1, 40):  # the first one warms the caches
        body = [("text", f"<p>Words {n}</p>") for n in range(length)]
        made = factories.translation(factories.standard_page(body=body))
        with CaptureQueriesContext(connection) as queries:
            made.source.translation_logs.create(locale=made.target_locale)
        costs.append(len(queries))

    assert costs[1] == costs[2] <= 9
