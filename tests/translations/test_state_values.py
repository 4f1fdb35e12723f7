"""The state of a translation and its numbers, each by its value: without publishing anything."""

import dataclasses
import datetime
import uuid
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from articles.models import Topic
from core.models import Person
from home.models import HomePage, StandardPage
from tests import factories
from tests.translations import desk
from translations.models import Build, SourceDigest
from translations.tracking.state.cell import Cell
from translations.tracking.state.cells import _cell, cells, state_of
from translations.tracking.state.counts import Done, Total, done, totals
from translations.tracking.state.inventory import Original, Target, inventory
from translations.tracking.state.managed import Managed
from translations.tracking.state.schedule import hour_of, scheduled
from translations.tracking.state.states import State

KEY = uuid.UUID(int=1)
DAY = datetime.timedelta(days=1)
NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
CREATED, CHANGED, SAFETY_CHANGED, BUILT, OFFLINE, LATEST, HOUR = (
    NOON + number * DAY for number in range(7)
)
#: Complete and current: its live version holds the source as it is.
CURRENT = Managed(
    pk=21,
    created_at=CREATED,
    content="c",
    content_changed_at=CHANGED,
    safety="s",
    safety_changed_at=SAFETY_CHANGED,
    live_build_id=31,
    live_content="c",
    live_safety="s",
    live_untranslated=0,
    built_at=BUILT,
    offline_at=OFFLINE,
)
PAGE = Original(KEY, 11, Page, "Back", live=True, order="0")
LIVE = Target(41, "Mugura", live=True)
DRAFT = Target(41, "Mugura", live=False)
MIRROR = Target(41, "Back", live=True, is_alias=True)
TOTAL = Total(strings=10, words=50, safety=4)
ALL_DONE = Done(strings=10, words=50, safety=4)
SOME_DONE = Done(strings=7, words=30, safety=3, errors=2, unconfirmed=1, latest=BUILT - DAY)


def managed(**fields) -> Managed:
    return dataclasses.replace(CURRENT, **fields)


def cell(target=LIVE, made=CURRENT, counted=ALL_DONE, original=PAGE, hour=None) -> Cell:
    return _cell(original, 3, target, made, TOTAL, counted, hour)


# The state


@pytest.mark.parametrize(
    ("target", "made", "counted", "state"),
    [
        (None, None, ALL_DONE, State.MISSING),
        (None, CURRENT, ALL_DONE, State.MISSING),
        (MIRROR, CURRENT, ALL_DONE, State.MIRRORED),
        (DRAFT, CURRENT, ALL_DONE, State.READY),
        (DRAFT, CURRENT, SOME_DONE, State.DRAFT),
        (DRAFT, CURRENT, dataclasses.replace(ALL_DONE, unconfirmed=1), State.DRAFT),
        (DRAFT, None, ALL_DONE, State.DRAFT),
        (LIVE, None, SOME_DONE, State.LIVE),
        (LIVE, CURRENT, ALL_DONE, State.LIVE),
        (LIVE, managed(live_content="old"), ALL_DONE, State.STALE),
        (LIVE, managed(content=None, live_content=None), ALL_DONE, State.STALE),
        (LIVE, managed(live_untranslated=1), ALL_DONE, State.MIXED),
        (LIVE, managed(live_untranslated=1, live_content="old"), ALL_DONE, State.MIXED),
        (LIVE, managed(live_untranslated=None), ALL_DONE, State.LIVE),
    ],
)
def test_the_state_follows_from_the_target_its_build_and_the_counts(target, made, counted, state):
    assert state_of(target, made, TOTAL, counted) == state
    assert cell(target, made, counted).state == state


@pytest.mark.parametrize(
    ("built_at", "latest", "overtaken"),
    [
        (BUILT, BUILT + DAY, True),
        (BUILT, BUILT, False),
        (BUILT, BUILT - DAY, False),
        (BUILT, None, False),
        (None, BUILT, False),
        (None, None, False),
    ],
)
def test_a_build_is_overtaken_by_a_later_translation(built_at, latest, overtaken):
    assert managed(built_at=built_at).overtaken(latest) is overtaken


def test_work_on_a_live_page_waits_since_its_source_changed_and_on_a_draft_since_it_was_sent():
    assert CURRENT.waiting_since(True) == CHANGED
    assert CURRENT.waiting_since(False) == CREATED
    assert managed(content_changed_at=None).waiting_since(True) == CREATED


# A cell


def test_a_cell_of_a_live_page_tells_everything_that_is_known():
    made = managed(live_content="old", live_safety="old", live_untranslated=2)

    assert cell(LIVE, made, SOME_DONE, hour=HOUR) == Cell(
        object_key=KEY,
        locale_id=3,
        state=State.MIXED,
        total=10,
        done=7,
        errors=2,
        unconfirmed=1,
        words_left=20,
        safety_left=1,
        stale=True,
        mixed=True,
        safety_stale=True,
        overtaken=False,
        safety_changed_at=SAFETY_CHANGED,
        built_at=BUILT,
        waiting_since=CHANGED,
        offline=False,
        offline_at=None,
        original_offline=False,
        original_live=True,
        goes_live_at=HOUR,
        translation_id=21,
        target_id=41,
    )


def test_a_cell_of_a_current_page_has_nothing_to_do():
    found = cell()

    assert (found.stale, found.mixed, found.safety_stale, found.overtaken) == (False,) * 4
    assert (found.left, found.words_left, found.safety_left) == (0, 0, 0)
    assert found.is_current
    assert not found.needs_safety


def test_a_cell_of_a_page_that_was_taken_offline_tells_since_when_and_nothing_of_its_old_build():
    made = managed(live_content="old", live_safety="old", live_untranslated=2)

    found = cell(DRAFT, made, dataclasses.replace(SOME_DONE, latest=LATEST))

    assert (found.offline, found.offline_at) == (True, OFFLINE)
    assert (found.stale, found.mixed, found.safety_stale, found.overtaken) == (False,) * 4
    assert (found.built_at, found.waiting_since) == (None, CREATED)
    assert found.rests


@pytest.mark.parametrize("counted", [ALL_DONE, SOME_DONE], ids=["ready", "unfinished"])
def test_a_draft_that_was_never_live_is_not_offline(counted):
    found = cell(DRAFT, managed(live_build_id=None, offline_at=None), counted)

    assert (found.offline, found.offline_at, found.rests) == (False, None, False)


@pytest.mark.parametrize("target", [None, MIRROR], ids=["missing", "mirrored"])
def test_what_has_no_page_of_its_own_is_neither_live_nor_offline(target):
    made = managed(live_content="old", live_safety="old", live_untranslated=2)

    found = cell(target, made)

    assert (found.offline, found.offline_at, found.built_at) == (False, None, None)
    assert (found.stale, found.mixed, found.safety_stale) == (False,) * 3


def test_an_overtaken_live_page_waits_since_the_translation_and_a_stale_one_since_its_source():
    later = dataclasses.replace(ALL_DONE, latest=LATEST)

    assert cell(counted=later).waiting_since == LATEST
    assert cell(counted=later).overtaken
    assert not cell(counted=later).is_current
    stale = cell(LIVE, managed(live_content="old"), later)
    assert (stale.overtaken, stale.waiting_since) == (True, CHANGED)


def test_a_page_without_a_translation_record_has_no_dates():
    found = cell(LIVE, None, SOME_DONE, hour=HOUR)

    assert (found.translation_id, found.target_id) == (None, 41)
    assert (found.waiting_since, found.safety_changed_at, found.built_at) == (None, None, None)
    assert (found.overtaken, found.offline, found.offline_at) == (False, False, None)
    assert found.by_hand
    assert cell(None, None).target_id is None


@pytest.mark.parametrize(("live", "offline"), [(True, False), (False, True), (False, False)])
def test_a_cell_knows_whether_its_original_can_be_read(live, offline):
    original = dataclasses.replace(PAGE, live=live, offline=offline)

    found = cell(DRAFT, managed(live_build_id=None), original=original)

    assert (found.original_live, found.original_offline) == (live, offline)
    assert (found.rests, found.waits_for_original) == (offline, not live)


# The rows of the database


@pytest.fixture
def homes(db):
    return factories.site()


def sent(instance, code="lv") -> Translation:
    """Send it for translation, with nothing recorded but by the test."""
    made = factories.translation(instance, code)
    Build.objects.filter(translation=made).delete()
    return made


def translate(made, words, **fields) -> StringTranslation:
    row = factories.say_at(made, desk.segment(made, words), "x")
    StringTranslation.objects.filter(pk=row.pk).update(**fields)
    return row


def key_of(made) -> tuple[uuid.UUID, int]:
    return made.source.object_id, made.target_locale_id


def test_a_cell_is_made_of_the_translations_own_rows(homes):
    page = factories.standard_page(title="Feet", standfirst="Slow and warm")
    made, other = sent(page), sent(factories.standard_page(title="Hands"))
    translate(made, "Feet", updated_at=LATEST)
    digests = SourceDigest.objects.filter(source=made.source)
    digests.update(content="c", safety="s", content_changed_at=CHANGED, safety_changed_at=HOUR)
    live = {"is_live": True, "content": "old", "safety": "old", "untranslated": 2}
    Build.objects.create(translation=made, built_at=BUILT, offline_at=OFFLINE, **live)
    Build.objects.create(translation=made, built_at=HOUR, content="c", safety="s")
    latvian = factories.translated(page, "lv", title="Pēdas")

    found = cells([made.source.object_id, other.source.object_id])

    assert found[key_of(made)] == Cell(
        *key_of(made),
        state=State.MIXED,
        total=3,
        done=1,
        words_left=4,
        stale=True,
        mixed=True,
        safety_stale=True,
        overtaken=True,
        safety_changed_at=HOUR,
        built_at=BUILT,
        waiting_since=CHANGED,
        translation_id=made.pk,
        target_id=latvian.pk,
    )
    assert found[key_of(other)].state == State.MISSING
    assert found[key_of(other)].done == 0
    assert len(found) == 4  # two pages in two languages


def test_a_page_that_was_live_tells_since_when_it_is_not(homes):
    made = sent(factories.standard_page())
    factories.translated(made.source.get_source_instance(), "lv").unpublish()
    Build.objects.create(translation=made, is_live=True, offline_at=OFFLINE)

    found = cells([made.source.object_id])[key_of(made)]

    assert (found.offline, found.offline_at) == (True, OFFLINE)


def test_only_the_originals_and_languages_that_are_asked_for_have_a_cell(homes):
    made, other = sent(factories.standard_page()), sent(factories.standard_page())
    lv, ru = homes["lv"].locale_id, homes["ru"].locale_id
    one, two = made.source.object_id, other.source.object_id

    assert set(cells([one])) == {(one, lv), (one, ru)}
    assert set(cells(iter([one, two]), iter([ru]))) == {(one, ru), (two, ru)}
    assert cells([]) == {}
    assert {(one, lv), (two, ru), (homes["en"].translation_key, lv)} <= set(cells())
    assert cells(None, [lv]).keys() == {place for place in cells() if place[1] == lv}


def test_an_inventory_at_hand_is_used(homes):
    made, other = sent(factories.standard_page()), sent(factories.standard_page())
    at_hand = inventory([made.source.object_id])

    assert {key for key, _locale in cells(found=at_hand)} == {made.source.object_id}
    assert other.source.object_id not in {key for key, _locale in cells(found=at_hand)}


def test_a_stopped_translation_is_not_counted_as_one(homes):
    made = sent(factories.standard_page())
    Translation.objects.filter(pk=made.pk).update(enabled=False)

    assert cells([made.source.object_id])[key_of(made)].translation_id is None


def test_a_page_that_was_never_sent_has_no_strings(homes):
    page = factories.standard_page()
    sent(factories.standard_page())

    found = cells([page.translation_key])[page.translation_key, homes["lv"].locale_id]

    assert (found.total, found.done, found.words_left) == (0, 0, 0)


def test_a_source_without_strings_has_nothing_to_translate(homes):
    made = sent(factories.standard_page())
    made.source.stringsegment_set.all().delete()

    found = cells([made.source.object_id])[key_of(made)]

    assert (found.translation_id, found.total, found.left) == (made.pk, 0, 0)


def test_a_cell_tells_when_its_page_goes_live(homes):
    made = sent(factories.standard_page())
    latvian = factories.translated(made.source.get_source_instance(), "lv")
    revision = latvian.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=HOUR)

    found = cells([made.source.object_id])

    assert found[key_of(made)].goes_live_at == HOUR
    assert found[made.source.object_id, homes["ru"].locale_id].goes_live_at is None


# The counts

CARE = {"urgency": "urgent", "title": "Ask a doctor if", "text": "<p>your arm grows numb</p>"}


@pytest.fixture
def page(homes):
    return factories.standard_page(
        title="Feet", slug="feet", standfirst="Slow and warm", body=[("care_card", CARE)]
    )


def test_the_total_of_a_source_is_its_strings_words_and_safety_texts(page):
    made, other = sent(page), sent(factories.standard_page(title="Both hands"))
    wanted = Total(strings=5, words=1 + 1 + 3 + 4 + 4, safety=2)

    assert totals([made.source.object_id]) == {made.source_id: wanted}
    assert totals([]) == {}
    everything = totals(None)
    assert everything[made.source_id] == wanted
    assert everything[other.source_id].safety == 0


def test_a_site_that_declares_no_text_to_be_about_safety_counts_none(page, monkeypatch):
    monkeypatch.setattr("translations.tracking.state.counts.safety_paths", lambda model: ())
    made = sent(page)

    assert totals([made.source.object_id])[made.source_id].safety == 0


def test_what_is_done_is_counted_by_source_and_language(page):
    made, russian = sent(page), sent(page, "ru")
    translate(made, "Feet", updated_at=CHANGED)
    translate(made, "Slow and warm", updated_at=LATEST, translation_type="machine")
    translate(made, "Ask a doctor if", updated_at=BUILT)
    translate(made, "your arm grows numb", updated_at=BUILT, has_error=True)
    translate(russian, "feet", updated_at=HOUR)
    other = sent(factories.standard_page(slug="hands"))
    translate(other, "hands", updated_at=HOUR)

    lv, ru = made.target_locale_id, russian.target_locale_id
    wanted = {
        (made.source_id, lv): Done(
            strings=3, words=1 + 3 + 4, safety=1, errors=1, unconfirmed=1, latest=LATEST
        ),
        (made.source_id, ru): Done(strings=1, words=1, latest=HOUR),
    }
    assert done([made.source.object_id]) == wanted
    assert done([]) == {}
    assert done(None) == wanted | {(other.source_id, lv): Done(strings=1, words=1, latest=HOUR)}


def test_a_machines_refused_draft_is_an_error_and_waits_for_nobody(page):
    made = sent(page)
    translate(made, "Feet", updated_at=LATEST, translation_type="machine", has_error=True)

    assert done([made.source.object_id]) == {
        (made.source_id, made.target_locale_id): Done(errors=1, latest=LATEST)
    }


def test_a_translation_of_words_that_the_source_no_longer_has_is_not_counted(page):
    made = sent(page)
    row = translate(made, "Slow and warm", updated_at=LATEST)
    fresh = StandardPage.objects.get(pk=page.pk)
    fresh.standfirst = "Fast"
    fresh.save_revision().publish()
    made.source.refresh_from_db()
    made.source.update_from_db()

    assert StringTranslation.objects.filter(pk=row.pk).exists()
    assert done([made.source.object_id]) == {}


# The inventory


def test_an_original_is_listed_with_what_the_matrix_shows_of_it(homes):
    page = factories.standard_page(title="Feet")
    page.title = "A draft about feet"
    page.save_revision()
    topic = factories.topic(name="Backs")

    found = inventory().originals

    assert found[page.translation_key] == Original(
        key=page.translation_key,
        pk=page.pk,
        model=StandardPage,
        title="A draft about feet",
        live=True,
        order=f"0{page.path}",
        depth=3,
        offline=False,
    )
    entry = found[topic.translation_key]
    assert (entry.pk, entry.model, entry.title, entry.live) == (topic.pk, Topic, "Backs", True)
    assert (entry.depth, entry.offline, entry.order[1:]) == (0, False, "backs")
    assert found[homes["en"].translation_key].model is HomePage
    assert inventory().source_locale_id == homes["en"].locale_id


def test_wagtails_root_page_is_no_original(homes):
    titles = {original.title for original in inventory().originals.values()}

    assert Page.objects.get(depth=1).title not in titles
    assert {original.depth for original in inventory().originals.values()} >= {2}


def test_parents_come_before_children_and_entries_after_pages_by_their_models(homes):
    topic, person = factories.topic(name="A"), factories.person(name="A")
    child = factories.standard_page(title="A")
    originals = sorted(inventory().originals.values(), key=lambda original: original.order)
    keys = [original.key for original in originals]

    assert keys.index(homes["en"].translation_key) < keys.index(child.translation_key)
    assert keys.index(child.translation_key) < min(
        keys.index(topic.translation_key), keys.index(person.translation_key)
    )
    models = [original.model for original in originals if original.model in {Topic, Person}]
    assert len(models) == len(set(models)) == 2
    assert {original.order[0] for original in originals if original.model is Page} <= {"0"}
    first = {original.model: original.order[0] for original in originals}
    assert first[Topic] != first[Person]
    assert "0" not in {first[Topic], first[Person]}


def test_a_counterpart_is_a_target_and_no_original(homes):
    page, topic = factories.standard_page(title="Feet"), factories.topic(name="Backs")
    latvian = factories.translated(page, "lv", title="Pēdas")
    latvian.unpublish()
    russian = factories.mirror(page, "ru")
    entry = factories.translated(topic, "lv", name="Mugura")
    lv, ru = homes["lv"].locale_id, homes["ru"].locale_id

    found = inventory([page.translation_key, topic.translation_key])

    assert found.originals.keys() == {page.translation_key, topic.translation_key}
    assert found.targets == {
        (page.translation_key, lv): Target(latvian.pk, "Pēdas", live=False, is_alias=False),
        (page.translation_key, ru): Target(russian.pk, "Feet", live=True, is_alias=True),
        (topic.translation_key, lv): Target(entry.pk, "Mugura", live=True, is_alias=False),
    }


def test_an_alias_in_the_source_language_is_no_original(homes):
    page = factories.standard_page()
    alias = factories.alias_of(page, homes["en"], "copy")

    assert alias.translation_key not in inventory().originals


@pytest.mark.parametrize("make", [factories.standard_page, factories.topic])
def test_what_was_published_once_and_is_not_live_is_offline(homes, make):
    shown, gone, never = make(), make(), make()
    gone.unpublish()
    never.unpublish()
    type(never).objects.filter(pk=never.pk).update(first_published_at=None)

    found = inventory().originals

    assert [
        (found[one.translation_key].live, found[one.translation_key].offline)
        for one in (shown, gone, never)
    ] == [(True, False), (False, True), (False, False)]


def test_an_entry_that_knows_no_drafts_is_live(homes, monkeypatch):
    entry = SimpleNamespace(pk=7, translation_key=KEY, locale_id=homes["en"].locale_id)
    model = SimpleNamespace(_base_manager=SimpleNamespace(all=lambda: [entry]))
    listing = import_module(inventory.__module__)  # the package has a function of this name
    monkeypatch.setattr(listing, "shared_entry_models", lambda: [model])

    found = inventory().originals[KEY]

    assert (found.live, found.offline) == (True, False)


def test_a_page_whose_type_is_gone_is_listed_as_a_page(homes):
    page = factories.standard_page()
    gone = ContentType.objects.create(app_label="gone", model="gone")
    Page.objects.filter(pk=page.pk).update(content_type=gone)

    assert inventory().originals[page.translation_key].model is Page


def test_only_the_families_that_are_asked_for_are_listed(homes):
    page, topic, other = factories.standard_page(), factories.topic(), factories.topic()

    assert inventory([page.translation_key]).originals.keys() == {page.translation_key}
    assert inventory([topic.translation_key]).originals.keys() == {topic.translation_key}
    assert inventory([]).originals == {}
    wanted = {page.translation_key, topic.translation_key, other.translation_key}
    assert wanted <= inventory().originals.keys()


# The schedule


def approve(instance, hour):
    revision = instance.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=hour)


def test_the_hour_of_each_scheduled_page_and_entry_is_known(homes):
    page, topic, other = factories.standard_page(), factories.topic(), factories.standard_page()
    approve(page, HOUR)
    approve(topic, LATEST)

    hours = scheduled()

    assert len(hours) == 2
    assert hour_of(StandardPage, page.pk, hours) == HOUR
    assert hour_of(Page, page.pk, hours) == HOUR
    assert hour_of(Topic, topic.pk, hours) == LATEST
    assert hour_of(StandardPage, other.pk, hours) is None


def test_of_two_hours_the_one_that_was_approved_last_counts(homes):
    page = factories.standard_page()
    approve(page, HOUR)
    approve(page, LATEST)

    assert hour_of(StandardPage, page.pk, scheduled()) == LATEST


def test_a_model_without_revisions_is_never_scheduled(homes):
    page = factories.standard_page()
    approve(page, HOUR)

    assert hour_of(TranslationSource, page.pk, scheduled()) is None


def test_where_nothing_is_scheduled_nothing_is_asked(homes, django_assert_num_queries):
    ContentType.objects.clear_cache()

    with django_assert_num_queries(0):
        assert hour_of(StandardPage, 1, {}) is None
