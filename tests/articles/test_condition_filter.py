"""The library's filter: a reader finds a condition by what people call it, in whatever form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import hooks

from core.models import PracticeSettings
from core.searching.matching import HOOK, matcher
from search.models import Synonyms
from tests import factories, pages
from tests.databases.worlds import world
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def homes():
    return factories.site()


@world
def library():
    pages.contraindication(
        title="Diabetes", other_names="sugar", explanation="<p>Skin may feel less.</p>"
    )
    pages.contraindication(title="Skin damage", explanation="<p>Wounds and burns.</p>")
    return pages.library()


def listed(page) -> list[str]:
    return [words(term) for term in page.select(".severity__term")]


def filtered(visitor, library, query: str):
    return visitor.read(library.get_url(), query_params={"q": query})


def test_all_are_listed_until_something_is_typed(visitor, library):
    for query in ("", "  ", "!!!"):
        assert listed(filtered(visitor, library, query)) == ["Diabetes", "Skin damage"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("diabetes", ["Diabetes"]),
        ("DIABET", ["Diabetes"]),
        ("sugars", ["Diabetes"]),
        ("burn", ["Skin damage"]),
        ("diabtes", ["Diabetes"]),
        ("type 2 diabtes", ["Diabetes"]),
    ],
)
def test_a_condition_is_found_by_its_names_and_by_what_is_said_of_it(
    visitor, library, query, found
):
    assert listed(filtered(visitor, library, query)) == found


@pytest.mark.parametrize(
    ("code", "title", "other_names", "query"),
    [
        ("en", "Diabetes", "sugar", "type 2 diabetes"),
        ("en", "Diabetes", "sugar", "can i have a massage with diabetes"),
        ("en", "Oncological diseases", "cancer, tumour", "breast cancer"),
        ("en", "High blood pressure", "hypertension", "my blood pressure is high"),
        ("lv", "Cukura diabēts", "", "otrā tipa cukura diabēts"),
        ("lv", "Onkoloģiskas slimības", "vēzis", "krūts vēzis"),
        ("ru", "Диабет", "сахар", "диабет 2 типа"),
        ("ru", "Онкологические заболевания", "рак", "рак груди"),
    ],
)
def test_a_name_that_was_typed_whole_shows_its_condition_whatever_else_was_typed(
    visitor, homes, code, title, other_names, query
):
    library = pages.library(code)
    pages.contraindication(library, title=title, other_names=other_names)
    pages.contraindication(library, title="X", explanation=f"<p>{query}</p>")

    page = filtered(visitor, library, query)

    assert listed(page) == [title]


def test_a_part_of_a_name_does_not_name_it(visitor, library):
    pages.contraindication(library, title="High blood pressure", explanation="<p>Wait.</p>")

    assert listed(filtered(visitor, library, "blood in the urine")) == []


def test_a_synonym_of_a_whole_name_names_it(visitor, library):
    Synonyms.objects.create(language="en", words="blood thinners, warfarin")
    pages.contraindication(library, title="Blood thinners")
    pages.contraindication(library, title="Blood diseases")

    assert listed(filtered(visitor, library, "I take warfarin")) == ["Blood thinners"]


def test_a_mention_in_a_text_is_never_counted_as_the_condition(visitor, library):
    page = filtered(visitor, library, "burns")

    said = words(page.select_one(".condition-filter [role=status]"))
    assert said.startswith(
        "No condition in this list is called “burns”. 1 other condition mentions"
    )
    assert "does not mean that massage is safe" in said
    assert listed(page) == ["Skin damage"]


@pytest.mark.parametrize("query", ["gout", "burns"])
def test_an_answer_without_a_condition_ends_in_the_phone_and_the_form(visitor, library, query):
    practice = PracticeSettings.load()
    practice.phone = "+37124112420"
    practice.save()

    answer = filtered(visitor, library, query).select_one(".condition-filter [role=status]")

    assert answer.select_one('a.tel[href^="tel:"]')


def test_a_name_counts_more_than_what_is_said(visitor, library):
    """The text about diabetes mentions the skin, too."""
    assert listed(filtered(visitor, library, "skin")) == ["Skin damage"]


@pytest.mark.parametrize(
    ("code", "title", "other_names", "query"),
    [
        ("lv", "Cukura diabēts", "", "diabets"),
        ("lv", "Cukura diabēts", "", "diabēta"),
        ("ru", "Диабет", "сахарный диабет, сахар", "сахара"),
        ("ru", "Диабет", "", "lbf,tn"),
        ("lv", "Cukura diabēts", "", "diabtēs"),
        ("ru", "Диабет", "сахарный диабет, сахар", "схаар"),
        ("ru", "Диабет", "сахарный диабет, сахар", "cfpfh"),
    ],
)
def test_it_understands_the_readers_language(visitor, homes, code, title, other_names, query):
    library = pages.library(code)
    pages.contraindication(library, title=title, other_names=other_names)
    pages.contraindication(library, title="X")

    assert listed(filtered(visitor, library, query)) == [title]


def test_a_word_that_stands_there_is_not_taken_for_a_slip(visitor, library):
    pages.contraindication(library, title="Burnout", explanation="<p>Rest.</p>")

    assert listed(filtered(visitor, library, "wounds")) == ["Skin damage"]
    assert listed(filtered(visitor, library, "wuonds")) == []


def test_nothing_found_is_no_promise(visitor, library):
    page = filtered(visitor, library, "<b>gout</b>")

    assert listed(page) == []
    said = words(page.select_one(".condition-filter [role=status]"))
    assert "nothing about “<b>gout</b>”" in said
    assert "does not mean that massage is safe" in said
    assert page.select_one(f'.condition-filter a[href="{library.get_url()}"]')


def test_a_filtered_list_is_not_for_search_engines(visitor, library):
    assert filtered(visitor, library, "sugar").select_one('meta[content="noindex"]')
    assert not filtered(visitor, library, "").select_one('meta[content="noindex"]')


def test_what_was_typed_stays_and_the_number_is_said(visitor, library):
    page = filtered(visitor, library, "sugar")

    assert page.find(id="condition")["value"] == "sugar"
    assert words(page.select_one(".condition-filter [role=status]")).startswith(
        "1 condition for “sugar”."
    )


@pytest.mark.parametrize("query", ["x" * 10_000, "a " * 400, "\u202e", "'; --", "%", "\\"])
def test_whatever_is_typed_is_answered(visitor, library, query):
    filtered(visitor, library, query)


def test_many_conditions_take_as_many_queries_as_few(visitor, library):
    def taken() -> int:
        filtered(visitor, library, "skin")
        with CaptureQueriesContext(connection) as captured:
            filtered(visitor, library, "skin")
        return len(captured)

    few = taken()
    for n in range(5):
        pages.contraindication(title=f"Skin {n}")

    assert taken() == few


def test_without_a_search_the_letters_decide(monkeypatch):
    monkeypatch.setitem(hooks._hooks, HOOK, [])

    assert matcher("Sug", "en").matches("Blood sugar")
    assert not matcher("sugars", "en").matches("Blood sugar")
    assert not matcher("  ", "en")
