"""The seven states, each as a person would say it of a page or entry in a language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from tests import factories, pages
from tests.translations.saying import republish, save, say_all, translated
from translations.language.entries import shared_entry_models
from translations.models import Build
from translations.tracking.state import State, cells

pytestmark = pytest.mark.django_db(transaction=True)

#: Each kind of shared entry, and a page.
MAKERS = [
    factories.standard_page,
    factories.topic,
    factories.technique,
    factories.person,
    factories.practice_text,
]
every_kind = pytest.mark.parametrize("make", MAKERS)

CARE = {"urgency": "urgent", "title": "Ask a doctor", "text": "<p>Today.</p>"}


def cell(instance, code="lv"):
    factories.locale(code)
    key, locale = instance.translation_key, factories.locale(code).pk
    return cells([key], [locale])[key, locale]


def edited(instance):
    """The same with other words, published."""
    name = next(n for n in ("standfirst", "name", "role") if hasattr(instance, n))
    return republish(instance, **{name: "Quite different"})


def words_of(instance):
    return "standfirst" if hasattr(instance, "standfirst") else "name"


# The seven states


@every_kind
def test_what_was_never_sent_is_missing(make):
    found = cell(make())

    assert (found.state, found.translation_id, found.target_id) == (State.MISSING, None, None)


def test_an_alias_is_mirrored():
    page = factories.standard_page()
    factories.home_page("lv")
    page.copy_for_translation(factories.locale("lv"), alias=True)

    assert cell(page).state == State.MIRRORED


@every_kind
def test_what_was_sent_and_not_finished_is_a_draft(make):
    thing = make()
    made = save(factories.translation(thing), publish=False)

    found = cell(thing)

    assert (found.state, found.total, found.done) == (State.DRAFT, made.get_progress()[0], 0)


def test_a_draft_says_how_many_strings_of_how_many_are_done():
    page = factories.standard_page(title="Feet", standfirst="Slow and warm")
    made = save(factories.translation(page), publish=False)
    factories.say(made, "title", "Pēdas")

    found = cell(page)

    assert (found.total, found.done, found.left) == (3, 1, 2)
    assert found.words_left == 4  # the standfirst and the address


@every_kind
def test_what_is_translated_and_not_published_is_ready(make):
    thing = make()
    translated(thing, publish=False)

    found = cell(thing)

    assert (found.state, found.left, found.words_left) == (State.READY, 0, 0)


@every_kind
def test_what_is_translated_and_published_is_live(make):
    thing = make()
    translated(thing)

    found = cell(thing)

    assert (found.state, found.stale, found.mixed) == (State.LIVE, False, False)


@every_kind
def test_what_the_source_has_overtaken_is_stale(make):
    thing = make()
    translated(thing)

    edited(thing)

    found = cell(thing)
    assert (found.state, found.left) == (State.STALE, 1)
    assert found.words_left == 2


@every_kind
def test_what_was_published_with_gaps_is_mixed(make):
    thing = make()
    made = factories.translation(thing)

    save(made)

    found = cell(thing)
    assert (found.state, found.mixed, found.stale) == (State.MIXED, True, False)


# What makes and what does not make it stale


@every_kind
def test_publishing_the_same_again_makes_nothing_stale(make):
    thing = make()
    translated(thing)

    republish(thing)

    assert cell(thing).state == State.LIVE


@every_kind
def test_undoing_the_edit_makes_it_live_again(make):
    thing = make()
    translated(thing)
    name = words_of(thing)
    before = getattr(thing, name)
    republish(thing, **{name: "Otherwise"})
    assert cell(thing).state == State.STALE

    republish(thing, **{name: before})

    assert cell(thing).state == State.LIVE


def test_other_minutes_make_it_stale_with_no_words_to_do():
    steps = [pages.step(minutes=5)]
    page = pages.article(body=[("technique_steps", {"title": "S", "steps": steps})])
    factories.translation(page.get_parent().specific)
    translated(page)
    fresh = type(page).objects.get(pk=page.pk)
    raw = list(fresh.body.raw_data)
    raw[0]["value"]["steps"][0]["value"]["minutes"] = 9

    republish(page, body=fresh.body.stream_block.to_python(raw))

    found = cell(page)
    assert (found.state, found.left, found.words_left) == (State.STALE, 0, 0)
    assert not found.safety_stale


def test_a_draft_of_the_source_makes_nothing_stale():
    page = factories.standard_page(standfirst="Slow")
    translated(page)

    page.standfirst = "Unfinished"
    page.save_revision()

    assert cell(page).state == State.LIVE


def test_translating_the_edit_is_not_enough_until_it_is_published():
    page = factories.standard_page(standfirst="Slow")
    made = translated(page)
    republish(page, standfirst="Fast")

    say_all(Translation.objects.get(pk=made.pk))
    waiting = cell(page)
    save(made)

    assert (waiting.state, waiting.left) == (State.STALE, 0)
    assert cell(page).state == State.LIVE


def test_stale_and_mixed_at_once_is_called_mixed_and_both_are_known():
    page = factories.standard_page(standfirst="Slow")
    save(factories.translation(page))

    republish(page, standfirst="Fast")

    found = cell(page)
    assert (found.state, found.stale, found.mixed) == (State.MIXED, True, True)


def test_a_live_translation_without_a_record_is_not_called_current():
    page = factories.standard_page()
    made = translated(page)
    Build.objects.filter(translation=made).delete()

    assert cell(page).state == State.STALE


# Safety


def test_an_edited_warning_makes_it_stale_about_safety():
    page = factories.standard_page(body=[("care_card", CARE)])
    translated(page)

    republish(page, body=[("care_card", CARE | {"urgency": "emergency"})])

    found = cell(page)
    assert (found.state, found.safety_stale, found.needs_safety) == (State.STALE, True, True)
    assert found.safety_changed_at


def test_a_comma_elsewhere_does_not():
    page = factories.standard_page(standfirst="Slow", body=[("care_card", CARE)])
    translated(page)

    republish(page, standfirst="Slow.")

    found = cell(page)
    assert (found.state, found.safety_stale) == (State.STALE, False)


def test_untranslated_warnings_are_counted():
    page = factories.standard_page(body=[("care_card", CARE)])
    save(factories.translation(page), publish=False)

    assert cell(page).safety_left == 2


# Drafts, errors, machines, people


@every_kind
def test_what_was_unpublished_is_no_longer_live(make):
    thing = make()
    made = translated(thing)

    made.get_target_instance().unpublish()

    assert cell(thing).state == State.READY


def test_an_unpublished_unfinished_translation_is_a_draft():
    page = factories.standard_page()
    made = save(factories.translation(page))

    made.get_target_instance().unpublish()

    assert cell(page).state == State.DRAFT


def test_a_refused_string_is_an_error_and_not_done():
    page = factories.standard_page(standfirst="Slow")
    made = translated(page, publish=False)

    factories.say(made, "standfirst", "<script>alert(1)</script>")

    found = cell(page)
    assert (found.state, found.errors, found.left) == (State.DRAFT, 1, 1)


def test_what_a_machine_said_waits_for_a_person():
    page = factories.standard_page()
    translated(page, publish=False)
    StringTranslation.objects.filter(context__path="title").update(translation_type="machine")

    found = cell(page)

    assert (found.state, found.unconfirmed, found.left) == (State.DRAFT, 1, 0)


def test_a_translation_made_by_hand_is_live_and_known_as_that():
    page = factories.standard_page()
    factories.home_page("lv")
    factories.translated(page)

    found = cell(page)

    assert (found.state, found.by_hand) == (State.LIVE, True)


def test_a_stopped_translation_is_kept_by_hand():
    page = factories.standard_page()
    made = translated(page)
    Translation.objects.filter(pk=made.pk).update(enabled=False)

    assert cell(page).by_hand


def test_the_january_translation_is_stale_and_the_march_one_is_live():
    page = factories.standard_page(standfirst="January")
    translated(page, "ru")

    republish(page, standfirst="March")
    translated(page, "lv")

    assert (cell(page, "ru").state, cell(page, "lv").state) == (State.STALE, State.LIVE)


def test_an_english_draft_of_a_page_sent_by_wagtail_localize_itself_is_a_draft():
    page = factories.standard_page()
    factories.home_page("lv")

    translate_object(page, [factories.locale("lv")])

    assert cell(page).state == State.DRAFT


def test_equal_paragraphs_count_as_wagtail_localize_counts_them():
    page = factories.standard_page(body=[("text", "<p>Slow.</p><p>Slow.</p>")])
    made = translated(page, publish=False)

    found = cell(page)

    assert (found.total, found.done) == made.get_progress()


# All of it


def test_every_original_has_a_cell_in_every_other_language():
    factories.site()
    page, topic = factories.standard_page(), factories.topic()
    lv, ru = factories.locale("lv").pk, factories.locale("ru").pk

    found = cells()

    home = factories.home_page()
    wanted = {thing.translation_key for thing in (home, page, topic)}
    assert set(found) == {(key, locale) for key in wanted for locale in (lv, ru)}


def test_it_costs_as_many_queries_for_many_as_for_few():
    factories.site()
    costs = []
    for number in (2, 2, 12):  # the first time warms the caches
        for _ in range(number):
            translated(factories.standard_page())
            factories.topic()
        with CaptureQueriesContext(connection) as queries:
            cells()
        costs.append(len(queries))

    # It grows with the kinds of sources, each a table of its own, not with their number.
    assert costs[1] == costs[2] <= 8 + len(shared_entry_models())


def test_two_sources_do_not_mix_their_counts():
    """The same words on two pages are translated on one of them only."""
    done, left = (factories.standard_page(standfirst="Slow") for _ in range(2))
    translated(done, publish=False)
    save(factories.translation(left), publish=False)

    assert (cell(done).state, cell(left).state) == (State.READY, State.DRAFT)
    assert cell(left).done == 0
