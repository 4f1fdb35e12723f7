"""Suggestions while somebody types: titles as JSON, cheap, cacheable, and never an error."""

from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.cache import cache

from tests import factories, pages
from tests.visitor import soup

pytestmark = pytest.mark.django_db

SCRIPT = settings.BASE_DIR / "static/js/search.js"
KIB = 1024


@pytest.fixture(autouse=True)
def homes():
    return factories.site()


def suggested(visitor, typed: str, code: str = "en"):
    response = visitor.get(f"/{code}/search/suggest/", query_params={"q": typed})
    assert response.status_code == 200
    return response.json()


def test_titles_are_suggested_by_their_beginning_with_what_they_are(visitor, homes):
    page = factories.standard_page(homes["lv"], title="Muguras masāža")

    found = suggested(visitor, "mug masa", "lv")

    assert found["suggestions"] == [
        {"title": "Muguras masāža", "url": page.get_url(), "kind": "Lapa"}
    ]
    assert found["status"] == "1 ieteikums"


@pytest.mark.parametrize(
    "typed", ["type 2 diabetes", "Type 2 Diabetes", "diabetes", "sugar illness", "diabettes"]
)
def test_a_condition_is_suggested_once_by_all_that_the_library_knows_it_by(visitor, typed):
    page = pages.contraindication(title="Diabetes", other_names="sugar illness")

    found = suggested(visitor, typed)

    kind = f"Contraindication · {page.severity_label}"
    assert found["suggestions"] == [{"title": "Diabetes", "url": page.get_url(), "kind": kind}]


@pytest.mark.parametrize("typed", ["masāžu", "masazu", "mazāža", "muguras masāžu"])
def test_a_finished_or_misspelt_word_is_still_answered(visitor, homes, typed):
    factories.standard_page(homes["lv"], title="Muguras masāža")

    titles = [row["title"] for row in suggested(visitor, typed, "lv")["suggestions"]]

    assert titles == ["Muguras masāža"]


def test_the_named_condition_comes_before_titles_that_begin_so(visitor):
    factories.standard_page(title="Clothes for a massage with a clot")
    page = pages.contraindication(title="Thrombosis", other_names="clot")

    first, second = suggested(visitor, "clot")["suggestions"]

    assert first["url"] == page.get_url()
    assert second["title"] == "Clothes for a massage with a clot"


def test_a_title_is_suggested_by_a_word_that_means_the_same(visitor, homes):
    factories.standard_page(homes["lv"], title="Masāža autovadītājiem")

    titles = [row["title"] for row in suggested(visitor, "šoferis", "lv")["suggestions"]]

    assert titles == ["Masāža autovadītājiem"]


def test_a_technique_leads_to_the_guides_that_use_it(visitor):
    factories.technique(name="Kneading", key="kneading")

    [found] = suggested(visitor, "knea")["suggestions"]

    assert found == {
        "title": "Kneading",
        "url": "/en/search/?technique=kneading",
        "kind": "Technique",
    }
    assert visitor.get(found["url"]).status_code == 200


@pytest.mark.parametrize(
    "typed", ["", " ", "!!!", "\x7f", "'; DROP TABLE x; --", "x" * 10_000, "<b>", "\u202e", "%"]
)
def test_whatever_is_typed_is_answered(visitor, typed):
    factories.standard_page(title="Kneading")

    assert suggested(visitor, typed) == {"status": "No suggestions", "suggestions": []}


@pytest.mark.parametrize("raw", ["q=%ed%a0%80", "q=%ff", "q", "", "q=a&q=b", "q[]=a"])
def test_whatever_is_sent_is_answered(visitor, raw):
    assert visitor.get("/en/search/suggest/", QUERY_STRING=raw).status_code == 200


def test_everybody_may_share_the_answer_for_a_minute(visitor):
    response = visitor.get("/en/search/suggest/?q=knea")

    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_program_is_told_to_wait(visitor, settings):
    settings.SEARCH_LIMIT_SUGGESTIONS = 2
    cache.clear()

    codes = [visitor.get("/en/search/suggest/?q=knea").status_code for _ in range(3)]
    response = visitor.get("/en/search/suggest/?q=knea")

    assert codes == [200, 200, 429]
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert visitor.get("/en/search/?q=knea").status_code == 200


def test_many_titles_take_as_many_queries_as_few(visitor, django_assert_max_num_queries):
    def taken() -> int:
        suggested(visitor, "rol")
        with django_assert_max_num_queries(10) as captured:
            suggested(visitor, "rol")
        return len(captured)

    factories.standard_page(title="Rolling")
    few = taken()
    for n in range(9):
        factories.standard_page(title=f"Rolling {n}")

    assert taken() == few


def test_the_script_is_small():
    assert SCRIPT.stat().st_size <= 5 * KIB


@pytest.mark.parametrize("address", ["/lv/search/", "/lv/search/?q=xyz", "/lv/nekas/"])
def test_every_search_form_has_suggestions_and_works_without_them(visitor, address):
    page = soup(visitor.get(address))

    form = page.select_one('main form[role="search"]')
    assert (form["action"], form["method"]) == ("/lv/search/", "get")
    assert form["data-suggest"] == "/lv/search/suggest/"
    assert form.select_one('input[name="q"]')
    assert page.select_one('script[type="module"][src$="js/site.js"]')
    assert page.select_one('link[href*="css/kinds/"]')


def test_every_page_has_the_search_in_its_header_and_in_its_menu(visitor, homes):
    page = soup(visitor.get("/lv/"))

    forms = page.select('.site-header form[role="search"]')
    assert [form["action"] for form in forms] == ["/lv/search/"] * 2
    assert [bool(form.find_parent("details")) for form in forms] == [False, True]
    for form in forms:
        box = form.select_one('input[name="q"]')
        assert form.select_one(f'label[for="{box["id"]}"]').get_text(strip=True)
        assert form.select_one("button").get_text(strip=True)
    assert len(page.select('script[src$="js/site.js"]')) == 1


@pytest.mark.parametrize("address", ["/lv/search/", "/lv/nekas/"])
def test_a_page_with_its_own_search_has_no_second_one(visitor, address):
    page = soup(visitor.get(address))

    assert len(page.select('form[role="search"]')) == 1
    assert page.select('.site-header .menu-list a[href="/lv/search/"]')


def test_nothing_is_suggested_that_may_not_be_read(visitor):
    factories.standard_page(title="Rolling draft").unpublish()
    factories.standard_page(title="Rolling shown")

    titles = [row["title"] for row in suggested(visitor, quote("roll"))["suggestions"]]

    assert titles == ["Rolling shown"]


def test_pages_of_one_language_are_suggested(visitor, homes):
    pages.article(title="Rolling")

    assert suggested(visitor, "rolling", "ru")["suggestions"] == []
