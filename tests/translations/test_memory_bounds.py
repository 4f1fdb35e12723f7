"""By which words strings are found in the memory, which are compared, and which are offered."""

from uuid import uuid4

import pytest
from wagtail_localize.models import String, StringTranslation

from tests import factories
from tests.translations import desk
from translations.exchange.memory import candidates as finding
from translations.exchange.memory import keys as indexing
from translations.exchange.memory import matches, matching
from translations.exchange.memory.candidates import candidates
from translations.exchange.memory.keys import index_missing, index_string, keys_of
from translations.language.string_places import StringPlace
from translations.models import MemoryKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    """Store a string in the source language."""
    language = factories.locale("en")
    return lambda data: String.objects.create(locale=language, data=data)


def near(string) -> list[str]:
    pks = candidates([string])[string.pk]
    found = String.objects.in_bulk(pks)
    return [found[pk].data for pk in pks]


def words_of(string) -> list[tuple[str, int]]:
    return sorted(MemoryKey.objects.filter(string=string).values_list("word", "length"))


# The index


def test_the_keys_are_the_longest_words_and_of_equal_ones_the_first_of_the_alphabet():
    assert keys_of("bb a cc ddd") == ["ddd", "bb", "cc", "a"]


def test_a_string_has_eight_keys_at_most():
    assert keys_of("a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh iiiiiiiii") == [
        *("iiiiiiiii", "hhhhhhhh", "ggggggg", "ffffff", "eeeee", "dddd", "ccc", "bb")
    ]


def test_a_key_is_in_small_letters_without_tags_and_cut_to_its_column():
    assert keys_of("<b>Contraindications</b> &amp; Pain") == ["contraindica", "pain"]


def test_a_new_string_is_indexed_with_the_length_of_its_plain_text(stored):
    assert words_of(stored("<b>Warm</b> hands")) == [("hands", 10), ("warm", 10)]


def test_a_string_without_a_word_is_indexed_by_nothing(stored):
    assert words_of(stored("24/7")) == [("", 4)]


@pytest.mark.parametrize("told", [{"created": False}, {"created": True, "raw": True}])
def test_a_string_that_is_changed_or_loaded_is_not_indexed(stored, told):
    string = stored("Warm hands")
    MemoryKey.objects.all().delete()

    index_string(String, string, **told)

    assert words_of(string) == []


def test_missing_strings_are_indexed_by_the_batch_the_oldest_first(stored, monkeypatch):
    strings = [stored(f"Word number {letter}") for letter in "abc"]
    MemoryKey.objects.all().delete()
    String.objects.exclude(pk__in=[string.pk for string in strings]).delete()
    String.objects.bulk_create([String(locale=strings[0].locale, data="", data_hash=uuid4())])
    monkeypatch.setattr(indexing, "BATCH", 2)

    assert index_missing() == 2
    assert [bool(words_of(string)) for string in strings] == [True, True, False]
    assert index_missing() == 1
    assert index_missing() == 0


def test_indexing_twice_adds_nothing(stored):
    string = stored("Warm hands")

    index_string(String, string, created=True)

    assert words_of(string) == [("hands", 10), ("warm", 10)]


# Which strings are compared


def test_no_strings_have_no_candidates_and_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert candidates([]) == {}


def test_a_string_is_no_candidate_of_its_own(stored):
    string = stored("Warm hands")
    stored("Warm words")

    assert near(string) == ["Warm words"]


def test_those_that_share_most_words_come_first(stored):
    string = stored("Slow strokes along the shoulder")
    stored("Slow breathing before the shower")
    stored("Slow strokes along the backbone")

    assert near(string) == ["Slow strokes along the backbone", "Slow breathing before the shower"]


def test_a_word_that_no_other_string_has_finds_nothing(stored):
    string = stored("Effleurage")
    stored("Petrissage")

    assert near(string) == []


def test_only_the_rarest_words_are_looked_up(stored, monkeypatch):
    monkeypatch.setattr(finding, "RAREST", 1)
    string = stored("frequent seldom")
    stored("seldom another")
    stored("frequent words")
    stored("frequent other")

    assert near(string) == ["seldom another"]


def test_a_word_that_many_strings_have_is_looked_up_up_to_the_limit(stored, monkeypatch):
    string = stored("frequent one")
    for word in ("two", "three"):
        stored(f"frequent {word}")

    monkeypatch.setattr(finding, "TOO_COMMON", 3)
    assert sorted(near(string)) == ["frequent three", "frequent two"]
    monkeypatch.setattr(finding, "TOO_COMMON", 2)
    assert near(string) == []


@pytest.mark.parametrize(
    ("length", "compared"), [(11, False), (12, True), (20, True), (33, True), (34, False)]
)
def test_a_string_much_shorter_or_longer_is_not_compared(stored, length, compared):
    string = stored("shoulder".ljust(20, "."))
    other = stored("shoulder".ljust(length, "-"))

    assert near(string) == ([other.data] if compared else [])


def test_the_longest_string_that_is_compared_is_compared(stored):
    """12 is 0.6 of 20, without a remainder."""
    string = stored("shoulder".ljust(12, "."))
    other = stored("shoulder".ljust(20, "-"))

    assert near(string) == [other.data]


def test_the_length_is_judged_for_each_string_by_its_own(stored):
    """Two strings are looked up together; what is near to one is not near to the other."""
    short, long = stored("shoulder"), stored("shoulder".ljust(60, "."))
    other = stored("shoulder!")

    found = candidates([short, long])

    assert found == {short.pk: [other.pk], long.pk: []}


def test_the_rows_that_are_read_are_bounded(stored, monkeypatch):
    monkeypatch.setattr(finding, "MOST_ROWS", 3)
    string = stored("shoulder 0")
    for number in range(1, 9):
        stored(f"shoulder {number}")

    assert len(near(string)) <= 3


@pytest.mark.parametrize(
    "others",
    [
        [f"hippopotamus word {number}" for number in range(4)],
        ["shoulder".ljust(60 + number, ".") for number in range(4)],
        ["shoulder" + sign for sign in ".,!?"],
    ],
    ids=["another word", "too long", "too short"],
)
def test_rows_that_are_not_compared_do_not_use_up_the_bound(stored, monkeypatch, others):
    monkeypatch.setattr(finding, "MOST_ROWS", 2)
    for data in others:
        stored(data)
    string, other = stored("shoulder kneading"), stored("shoulder stroking")

    assert near(string) == [other.data]


def test_a_string_that_is_not_indexed_yet_has_no_candidates(stored):
    string = stored("Warm hands")
    MemoryKey.objects.all().delete()

    assert near(string) == []


# Which translations are offered

SENTENCE = "Breathe out slowly while the therapist presses the shoulder."


@pytest.fixture
def made():
    return desk.page_to_translate(standfirst=SENTENCE)


def said(slug, source, target, code="lv", **fields):
    other = desk.page_to_translate(code, slug=slug, title=f"Page {slug}", standfirst=source)
    row = factories.say(other, "standfirst", target)
    StringTranslation.objects.filter(pk=row.pk).update(**fields)
    return row


def offered(made, words=SENTENCE):
    at = desk.segment(made, words)
    return matches(made, [at]).get(StringPlace.of_segment(at), [])


def test_the_three_best_are_offered_the_best_first(made):
    for slug, ending in [
        ("d", "four words more here."),
        ("b", "shoulders."),
        ("a", "shoulder."),
        ("c", "elbow."),
    ]:
        said(slug, SENTENCE.replace("shoulder.", ending), f"Target {slug}")

    found = offered(made)

    assert [match.target for match in found] == ["Target a", "Target b", "Target c"]
    assert [match.score for match in found] == sorted(
        {match.score for match in found}, reverse=True
    )


def test_the_same_translation_is_offered_once_with_its_best_source(made):
    said("a", SENTENCE.replace("shoulder", "elbow"), "Target")
    said("b", SENTENCE.replace("shoulder", "shoulders"), "Target")
    said("c", SENTENCE.replace("shoulder", "elbows"), "Target")

    [match] = offered(made)

    assert match.source == SENTENCE.replace("shoulder", "shoulders")
    assert (match.title, match.machine) == ("Page b", False)


def test_the_lowest_score_that_is_offered_counts(made, monkeypatch):
    said("a", SENTENCE.replace("shoulder", "elbow"), "Target")
    [match] = offered(made)

    monkeypatch.setattr(matching, "LOWEST", match.score)
    assert len(offered(made)) == 1
    monkeypatch.setattr(matching, "LOWEST", match.score + 1)
    assert offered(made) == []


def test_a_translation_on_no_known_page_is_offered_without_its_origin(made):
    row = said("a", SENTENCE, "Target")
    desk.Translation.objects.filter(source__object_id=row.context.object_id).delete()

    [match] = offered(made)

    assert (match.target, match.title, match.url) == ("Target", "", "")


def test_of_equal_scores_a_persons_comes_first(made):
    said("a", SENTENCE, "Machine", translation_type="machine")
    said("b", SENTENCE, "Person", translation_type="manual")
    said("c", SENTENCE, "Another machine", translation_type="machine")

    assert (offered(made)[0].target, offered(made)[0].machine) == ("Person", False)


def test_of_each_string_the_best_few_are_read_and_the_newest_first(made):
    for number in range(6):
        said(f"p{number}", SENTENCE, f"Target {number}", updated_at=f"2026-01-0{number + 1}T00:00Z")

    assert [match.target for match in offered(made)] == ["Target 5", "Target 4", "Target 3"]


def test_every_segment_gets_its_own_matches(made):
    other = "Drink a glass of warm water before the treatment begins."
    page = desk.page_to_translate(
        slug="both", title="Both", standfirst=SENTENCE, body=[("text", f"<p>{other}</p>")]
    )
    said("a", SENTENCE, "Target a")
    said("b", other, "Target b")
    segments = list(page.source.stringsegment_set.select_related("string", "context"))

    found = matches(page, segments)

    assert {
        segment.string.data: [match.target for match in found[place]]
        for segment in segments
        if (place := StringPlace.of_segment(segment)) in found
    } == {SENTENCE: ["Target a"], other: ["Target b"]}


def test_a_string_that_is_not_said_to_be_loaded_is_indexed(stored):
    string = stored("Warm hands")
    MemoryKey.objects.all().delete()

    index_string(String, string, created=True)

    assert words_of(string) == [("hands", 10), ("warm", 10)]
