"""The search itself: its steps, its bounds, and that nothing typed breaks it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.findings import SearchFilters, Step
from search.postings import Group, match
from search.query import MAX_LENGTH, question
from search.service import find
from search.suggestions import suggest
from tests import factories, pages

pytestmark = pytest.mark.django_db

NASTY = [
    '"kakla',
    'kakla"masāža',
    "can't",
    "a\\b",
    "kakla* OR",
    "100%",
    "NEAR(a b)",
    "{title}:x",
    "%s",
    "a & b | !c",
    "(",
    "'",
    "-kakla",
    ":*",
    "x\x00y",
    "\ud83d",
    "ё" * 600,
    "а " * 400,
    "слово " * 400,
    "n" * 10_000,
    "<script>alert(1)</script>",
    "'; DROP TABLE search_document; --",
    "\u202ekcen",
    "мас\u0301саж",
    "^mas",
    "kind=article",
    "ﷺ" * 40,
    "\u0345" * 300,
    "",
    "   ",
]


@pytest.fixture(autouse=True)
def homes():
    return factories.site()


def titles(query: str, code: str = "en") -> list[str]:
    return [hit.title for hit in find(query, code).hits]


def test_every_word_in_any_form_comes_first():
    pages.article(title="Kneading the neck", body=[("text", "<p>Muscles</p>")])

    found = find("kneaded muscle", "en")

    assert (found.step, found.total, found.total_is_exact) == (Step.ALL, 1, True)
    assert found.stems == {"knead", "muscl"}


def test_words_that_only_a_long_text_happens_to_have_in_different_places_find_nothing():
    filling = "Slow and gentle strokes warm the back before deeper work. " * 20
    pages.article(title="Stroking", body=[("text", f"<p>Hair. {filling} Colour.</p>")])

    assert find("hair colour", "en").step == Step.NONE
    assert find("hair strokes", "en").total == 1
    assert titles("stroking colour") == ["Stroking"]


def test_then_come_beginnings():
    pages.article(title="Osteochondrosis")

    found = find("osteoch", "en")

    assert (found.step, titles("osteoch")) == (Step.PREFIX, ["Osteochondrosis"])


def test_the_last_word_may_be_unfinished_though_it_looks_like_a_whole_one(homes):
    factories.standard_page(homes["ru"], title="Вода")
    factories.standard_page(homes["ru"], title="Массаж для водителей")

    assert set(titles("водит", "ru")) == {"Вода", "Массаж для водителей"}


def test_then_come_slips_and_what_was_meant_is_said(homes):
    factories.standard_page(homes["lv"], title="Kakla masāža")

    found = find("kakla mazāža", "lv")

    assert (found.step, found.corrected) == (Step.CORRECTED, "kakla masāža")
    assert find("kakla mazāža", "lv", literal=True).step is Step.NONE


def test_a_correction_is_only_to_words_that_are_found_together():
    pages.article(title="Kneading necks")
    pages.article(title="Stroking backs")

    assert find("kneeding backs", "en").step is not Step.CORRECTED


def test_at_last_a_rare_word_that_the_site_is_about():
    pages.article(title="Kneading")
    for number in range(8):
        pages.article(title=f"Guide {number}")

    found = find("kneading for hippopotamuses", "en")

    assert (found.step, [hit.title for hit in found.hits]) == (Step.ANY, ["Kneading"])
    assert find("guide for hippopotamuses", "en").step is Step.NONE


def test_what_other_languages_have_is_said_when_this_one_has_nothing(homes):
    factories.standard_page(homes["lv"], title="Limfodrenāža")

    found = find("limfodrenāžas", "en")

    assert (found.step, found.elsewhere) == (Step.NONE, {"lv": 1})
    assert find("limfodrenāža", "lv").elsewhere == {}


@pytest.mark.parametrize("code", ["en", "lv"])
def test_a_russian_word_on_latin_keys_is_offered_in_russian(homes, code):
    factories.standard_page(homes["ru"], title="Массаж")

    for typed in ("vfccf;", "massazh", "массаж"):
        assert find(typed, code).elsewhere == {"ru": 1}


def test_a_few_words_found_here_do_not_hide_what_another_language_has_whole(homes):
    factories.standard_page(homes["ru"], title="Mugura")
    for number in range(4):
        factories.standard_page(homes["ru"], title=f"Страница {number}")
    factories.standard_page(homes["lv"], title="Muguras masāža")

    found = find("muguras masāža", "ru")

    assert found.step in {Step.ANY, Step.CORRECTED}
    assert (found.total, found.elsewhere) == (1, {"lv": 1})


def test_a_page_that_was_withdrawn_behind_the_indexs_back_is_not_shown():
    page = pages.article(title="Kneading")
    type(page).objects.filter(pk=page.pk).update(live=False)

    assert titles("kneading") == []


def test_a_title_counts_more_than_a_mention():
    pages.article(title="Guide", body=[("text", "<p>We also knead necks.</p>")])
    pages.article(title="Kneading")
    pages.article(title="Another", body=[("text", "<p>We also knead necks.</p>")])

    assert titles("kneading")[0] == "Kneading"


@pytest.mark.parametrize(("number", "shown"), [(1, 10), (2, 2), (99, 2), (0, 10), (-5, 10)])
def test_ten_are_given_at_a_time(number, shown):
    for n in range(12):
        factories.standard_page(title=f"Rolling {n}")

    found = find("rolling", "en", page=number)

    assert (len(found.hits), found.total, found.num_pages) == (shown, 12, 2)


# Bounds


@pytest.mark.parametrize("query", NASTY, ids=lambda query: ascii(query)[:14])
def test_whatever_is_typed_has_an_answer(query):
    for code in ("en", "lv", "ru", "de", ""):
        found = find(query, code, filters=SearchFilters(topic=query[:50]))

        assert found.hits == []
        assert suggest(query, code) == []
        found.query.encode()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_at_all_has_an_answer(query):
    for code in ("en", "lv", "ru"):
        find(query, code)
        suggest(query, code)


def test_only_so_much_of_a_query_is_read():
    assert len(question("n" * 10_000, "en").text) == MAX_LENGTH
    assert (
        len(
            " ".join(
                word.folded for word in question(" ".join(f"w{n}" for n in range(400)), "en").words
            )
        )
        <= MAX_LENGTH
    )


def test_no_word_of_a_visitor_is_a_beginning_or_a_facet():
    pages.article(title="Kneading")

    assert titles("^k") == []
    assert titles("kind=article") == []


def test_the_number_of_queries_does_not_grow(homes):
    topic = factories.topic(name="Backs", key="backs")

    def cost(query: str, code: str = "en") -> int:
        find(query, code)
        with CaptureQueriesContext(connection) as queries:
            find(query, code)
        return len(queries)

    asked = ["rolling", "rolling stones", "roll", "rollling", "rolling xyzzy", "xyzzy"]
    pages.article(title="Rolling stones 1", topics=[topic])
    few = [cost(query) for query in asked]
    for number in range(2, 14):
        pages.article(title=f"Rolling stones {number}", topics=[topic])
    many = [cost(query) for query in asked]

    assert all(later <= before for before, later in zip(few, many, strict=True))
    assert max(many) <= 20
    assert many[0] <= 10


def test_a_word_that_stands_everywhere_costs_no_more_than_a_few_hundred(monkeypatch):
    monkeypatch.setattr("search.postings.CANDIDATES", 5)
    for number in range(12):
        factories.standard_page(title=f"Rolling {number}")

    found = find("rolling", "en")

    assert (found.total, found.total_is_exact, found.num_pages) == (12, True, 1)


def test_two_common_words_are_looked_for_further_when_they_seldom_meet(monkeypatch):
    monkeypatch.setattr("search.postings.CANDIDATES", 3)
    meeting = pages.article(
        title="Guide", body=[("text", f"<p>rolling stones {'padding ' * 300}</p>")]
    )
    for number in range(6):
        factories.standard_page(title=f"Rolling {number}")
        factories.standard_page(title=f"Stones {number}")

    assert titles("rolling stones")[0] == meeting.title
    assert find("rolling stones", "en").total == 1


def test_below_the_few_that_have_every_word_stand_some_that_lack_one():
    pages.article(title="A stiff neck at night", body=[("text", "<p>What the neck needs</p>")])
    pages.article(title="The neck", standfirst="At night.")
    for number in range(6):
        pages.article(title=f"Guide {number}")

    found = find("stiff neck", "en")

    assert (found.step, found.total) == (Step.ALL, 1)
    assert [(hit.title, hit.lacks_a_word) for hit in found.hits] == [
        ("A stiff neck at night", False),
        ("The neck", True),
    ]
    assert len(find("stiff neck", "en", literal=True).hits) == 1
    assert len(find("neck", "en").hits) == 2


def test_a_word_in_other_letters_may_be_unfinished(homes):
    factories.standard_page(homes["ru"], title="Массаж для водителей")
    factories.standard_page(homes["ru"], title="Вода")

    assert set(titles("vodit", "ru")) == {"Вода", "Массаж для водителей"}


def test_a_compound_is_found_by_the_word_it_begins_with(homes):
    factories.standard_page(homes["lv"], title="Sirds slimība")
    factories.standard_page(homes["ru"], title="Больное сердце")

    assert titles("sirdsklauves", "lv") == ["Sirds slimība"]
    # A common word of Russian: it is not replaced.
    assert (titles("сердцебиение", "ru"), find("сердцебиение", "ru").offered) == ([], "сердце")


def test_a_compound_of_what_the_site_is_not_about_finds_nothing(homes):
    body = [("text", "<p>A sample of everything.</p>")]
    factories.standard_page(homes["en"], title="Page", body=body)

    assert titles("everythingness") == []


def test_words_that_are_neighbours_in_a_heading_come_first():
    heading = [("heading", {"text": "Does massage hurt?", "level": "h2", "anchor": "hurt"})]
    asked = "Massage may hurt. " * 2
    pages.article(title="Questions", body=[*heading, ("text", "<p>No.</p>" + "Rest. " * 300)])
    for number in range(3):
        pages.article(title=f"Guide {number}", body=[("text", f"<p>{asked}</p>")])

    assert titles("is a massage hurting")[0] == "Questions"


def test_a_slip_in_a_form_that_nobody_wrote_is_understood(homes):
    factories.standard_page(homes["ru"], title="Политика конфиденциальности")

    assert titles("конфидициальность", "ru") == ["Политика конфиденциальности"]


def test_without_terms_there_is_nothing():
    assert not match([], 10)
    assert not match([Group({})], 10)


# Suggestions


def test_titles_are_suggested_as_they_are_typed(homes):
    factories.standard_page(homes["lv"], title="Muguras masāža")
    factories.standard_page(homes["lv"], title="Kakla masāža")

    def suggested(query: str) -> list[str]:
        return [suggestion.title for suggestion in suggest(query, "lv")]

    assert suggested("mug") == ["Muguras masāža"]
    assert suggested("masaza") != []
    assert suggested("mugurai mas") == ["Muguras masāža"]
    assert suggested("masāža kak") == ["Kakla masāža"]
    assert suggested("galva") == []
    assert suggested("") == []


def test_suggestions_cost_the_same_for_many():
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            suggest("roll", "en")
        return len(queries)

    factories.standard_page(title="Rolling 0")
    cost()
    few = cost()
    for number in range(1, 12):
        factories.standard_page(title=f"Rolling {number}")

    assert cost() == few
    assert few <= 7
