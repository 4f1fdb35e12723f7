"""The library's filter and the site's search give one answer to the name of a condition."""

import pytest
from wagtail.models import Page

from articles.models import ContraindicationIndexPage
from practice.building.keys import key
from tests.search.everyday import NAMED, NAMELESS
from tests.visitor import words

pytestmark = pytest.mark.usefixtures("demo_site")

CODES = list(NAMED)


def slugs(pages: list[Page]) -> set[str]:
    known = {
        page.translation_key: page.slug for page in Page.objects.filter(locale__language_code="en")
    }
    return {known[page.translation_key] for page in pages}


def filtered(code: str, phrase: str):
    return ContraindicationIndexPage.objects.get(locale__language_code=code).conditions_for(phrase)


def searched(visitor, code: str, phrase: str):
    return visitor.get(f"/{code}/search/", query_params={"q": phrase}).context


@pytest.mark.parametrize("code", CODES)
def test_a_name_leads_to_its_entry_in_the_library_and_on_top_of_the_search(visitor, code):
    assert len(NAMED[code]) >= 40
    answers = {}
    for phrase, _wanted in NAMED[code]:
        above = [result.page for result in searched(visitor, code, phrase)["conditions"]]
        answers[phrase] = (slugs(filtered(code, phrase).named), slugs(above))

    wanted = {phrase: (set(names.split()),) * 2 for phrase, names in NAMED[code]}
    assert answers == wanted


@pytest.mark.parametrize("code", CODES)
def test_a_word_of_an_entrys_text_is_never_taken_for_its_name(visitor, code):
    for phrase in NAMELESS[code]:
        context = searched(visitor, code, phrase)
        conditions = [result for result in context["results"] if result.kind == "contraindication"]

        assert filtered(code, phrase).mentioned, phrase
        assert not filtered(code, phrase).named, phrase
        assert not context["conditions"], phrase
        assert conditions, phrase
        assert all(result.is_mention for result in conditions), phrase


def test_high_blood_pressure_is_not_diabetes(visitor):
    page = visitor.read("/en/search/?q=high+blood+pressure")
    [condition] = page.select(".search-conditions .result")
    diabetes = next(row for row in page.select(".result") if "Diabetes" in words(row.h3))

    assert words(page.find(id="conditions")) == "1 condition for “high blood pressure”."
    assert words(condition.h3) == "High blood pressure"
    assert "Ask your doctor first" in words(condition)
    assert words(diabetes.select_one(".result__mention")) == (
        "It only mentions your words, and is about something else."
    )


def test_a_condition_stands_once_on_the_page(visitor):
    page = visitor.read("/en/search/?q=diabetes")
    diabetes = Page.objects.get(translation_key=key("page", "diabetes"), locale__language_code="en")

    assert len(page.select(f'.result__title a[href="{diabetes.get_url()}"]')) == 1


def test_a_narrowed_search_has_the_condition_in_its_list_and_not_as_a_mention(visitor):
    context = visitor.get("/en/search/?q=high+blood+pressure&kind=contraindication").context

    assert not context["conditions"]
    marks = {result.page.slug: result.is_mention for result in context["results"]}
    assert marks["high-blood-pressure"] is False
    assert marks["diabetes"] is True


@pytest.mark.parametrize("query", ["contraindications", "contraindication"])
def test_the_name_of_the_kind_makes_no_condition_a_mention(visitor, query):
    context = searched(visitor, "en", query)

    assert not context["conditions"]
    assert not any(result.is_mention for result in context["results"])


@pytest.mark.parametrize("code", CODES)
def test_a_search_that_finds_nothing_ends_with_the_phone_and_the_form(visitor, code):
    page = visitor.read(f"/{code}/search/?q=zzzzzz")
    nothing = page.select_one(".search-nothing")

    assert nothing.select_one(".tel")
    assert nothing.select_one("a.button")["href"].startswith(f"/{code}/")


def test_silence_about_an_illness_is_no_permission(visitor):
    nothing = visitor.read("/en/search/?q=zzzzzz").select_one(".search-nothing")

    assert "that does not mean that massage is safe for you" in words(nothing)


@pytest.mark.parametrize(("code", "query"), [("en", "neck"), ("lv", "kakls"), ("ru", "шея")])
def test_a_part_of_the_body_names_no_condition(visitor, code, query):
    context = searched(visitor, code, query)

    assert not context["conditions"]
    assert context["results"][0].kind == "article"


def test_the_condition_with_the_word_in_its_title_comes_first(visitor):
    conditions = searched(visitor, "ru", "тромб")["conditions"]

    assert slugs([condition.page for condition in conditions[:1]]) == {"thrombosis"}


def test_a_query_in_the_letters_of_another_language_is_not_corrected(visitor):
    context = searched(visitor, "ru", "masāža kaklam")

    assert not context["results"]
    assert [link.code for link in context["elsewhere"]] == ["lv"]
