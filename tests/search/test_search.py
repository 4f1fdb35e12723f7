"""Search: the visitor's language only, and whatever is typed."""

import pytest
from wagtail.models import PageViewRestriction

from tests import factories, pages
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def homes():
    return factories.site()


def results(visitor, query: str, code: str = "en", **parameters):
    return visitor.read(f"/{code}/search/", query_params={"q": query} | parameters)


def found(page) -> list[str]:
    return [words(link) for link in page.select(".search-results a")]


def test_a_page_is_found_by_its_title_and_by_its_text(visitor):
    pages.article(title="Kneading", body=[("text", "<p>Muscles are lifted and rolled.</p>")])
    factories.standard_page(title="About us")

    assert found(results(visitor, "kneading")) == ["Kneading"]
    assert found(results(visitor, "rolled")) == ["Kneading"]


def test_a_result_says_what_it_is_and_leads_there(visitor):
    article = pages.article(title="Kneading", standfirst="Slow & deep kneading.")

    [item] = results(visitor, "kneading").select(".search-results li")

    assert item.a["href"] == article.get_url()
    assert words(item.select_one(".result__kind")) == "Guide"
    assert words(item.select_one(".result__snippet")).startswith("Slow & deep kneading .")
    assert [words(mark) for mark in item.find_all("mark")] == ["Kneading", "kneading"]


def test_only_pages_of_the_visitors_language_are_found(visitor):
    about = factories.standard_page(title="Rolling in Riga")
    factories.translated(about, "lv", title="Rolling Rīgā")

    assert found(results(visitor, "rolling")) == ["Rolling in Riga"]
    assert found(results(visitor, "rolling", "lv")) == ["Rolling Rīgā"]
    assert found(results(visitor, "rolling", "ru")) == []


@pytest.mark.parametrize(
    ("code", "title", "query"),
    [
        ("lv", "Kakla masāža", "masāža"),
        ("ru", "Массаж шеи", "массаж"),
        ("lv", "Ķermenis", "ķermenis"),
    ],
)
def test_words_are_found_in_every_script(visitor, homes, code, title, query):
    factories.standard_page(homes[code], title=title)

    assert found(results(visitor, query, code)) == [title]


def test_drafts_private_pages_and_aliases_are_not_found(visitor, homes):
    factories.standard_page(title="Rolling draft").unpublish()
    private = factories.standard_page(title="Rolling private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    factories.standard_page(private, title="Rolling below private")
    shown = factories.standard_page(title="Rolling shown")
    factories.mirror(shown, "lv")

    assert found(results(visitor, "rolling")) == ["Rolling shown"]
    assert found(results(visitor, "rolling", "lv")) == []


def test_a_page_that_changed_is_found_by_its_new_words(visitor):
    page = factories.standard_page(title="Stroking")
    page.title = "Kneading"
    page.save_revision().publish()

    assert found(results(visitor, "stroking")) == []
    assert found(results(visitor, "kneading")) == ["Kneading"]


@pytest.mark.parametrize("query", ["", " ", "?", "!!!", "“”", "---", "_", "\t\n", "%", "*"])
def test_without_words_there_is_only_the_form(visitor, query):
    page = results(visitor, query)

    assert page.select_one('main form[role="search"] input[name="q"]')
    assert page.select("#found, .search-results") == []


def test_what_was_asked_stays_in_the_form(visitor):
    page = results(visitor, "neck pain")

    assert page.select_one("#search-query")["value"] == "neck pain"
    assert page.select('meta[name="robots"][content="noindex"]')
    assert "neck pain" in page.title.string


def test_nothing_found_says_so_and_helps_on(visitor):
    page = results(visitor, "xylophone", "lv")

    assert "xylophone" in words(page.find(id="found"))
    assert page.select('main a[href="/lv/"]')


@pytest.mark.parametrize(
    "query",
    [
        "' OR 1",
        "'; DROP TABLE wagtailcore_page; --",
        'kakla or kakla"masāža',
        '"neck',
        "neck AND",
        "NOT",
        "OR OR OR",
        "NEAR(neck, 5)",
        "title:neck",
        "neck*",
        "^neck",
        "(((",
        "neck & | !",
        "<->",
        "a:*",
        "\\",
        "{}[]",
        "-neck",
        "neck--",
        "1 - 2",
        "нек\u0301",
        "💆",
        "\u202eneck",
        "ﷺ" * 40,
        "neck " * 4000,
        "n" * 10_000,
        "ʼneckʼ",
    ],
    ids=lambda query: query[:12],
)
def test_whatever_is_typed_is_answered(visitor, query):
    pages.article(title="Neck", body=[("text", "<p>Kakla masāža</p>")])

    page = results(visitor, query)

    assert words(page.h1) == "Search"


@pytest.mark.parametrize("raw", ["q=a\x00b", "q=%ed%a0%80", "q=%ff", "q", "q=a&q=b", "q[]=a"])
def test_whatever_is_sent_is_answered(visitor, raw):
    assert visitor.get("/en/search/", QUERY_STRING=raw).status_code == 200


def test_what_is_typed_is_never_markup(visitor):
    page = results(visitor, "<script>alert(1)</script>")

    assert "alert" not in str(page.find_all("script"))


def test_ten_are_shown_at_a_time(visitor):
    for n in range(11):
        factories.standard_page(title=f"Rolling {n}")

    shown = {"1": 10, "2": 1, "99999999999": 1, "abc": 10, "-1": 10, "": 10}
    for number, count in shown.items():
        assert len(found(results(visitor, "rolling", page=number))) == count, number


def test_the_words_are_kept_from_page_to_page(visitor):
    for n in range(11):
        factories.standard_page(title=f"Rolling {n}")

    onward = results(visitor, "rolling").select_one('.pagination [rel="next"]')["href"]

    assert len(found(visitor.read(f"/en/search/{onward}"))) == 1


def test_many_results_take_as_many_queries_as_few(visitor, django_assert_max_num_queries):
    for n in range(10):
        factories.standard_page(title=f"Rolling {n}")
    results(visitor, "rolling")

    with django_assert_max_num_queries(15):
        assert len(found(results(visitor, "rolling"))) == 10
