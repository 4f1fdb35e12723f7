"""The same page in other languages: one source for switcher, hreflang and canonical."""

import pytest
from django.conf import settings

from core.alternates import Alternate, alternates_for_page, live_translations, x_default
from tests import factories, pages
from tests.visitor import words

pytestmark = pytest.mark.django_db

HOST = "http://localhost"  # what `factories.site` calls itself


@pytest.fixture
def homes():
    return factories.site()


@pytest.fixture
def about(homes):
    return factories.standard_page(title="About", slug="about")


def hreflang(page) -> dict[str, str]:
    return {
        link["hreflang"]: link["href"].removeprefix(HOST)
        for link in page.select('link[rel="alternate"][hreflang]')
    }


def canonical(page) -> list[str]:
    return [link["href"].removeprefix(HOST) for link in page.select('link[rel="canonical"]')]


def switcher(page) -> dict[str, str]:
    return {link["lang"]: link["href"] for link in page.select("header .languages a")}


def test_every_language_of_a_page_names_all_of_them(visitor, about):
    factories.translated(about, "lv", slug="par-mums")
    factories.translated(about, "ru", slug="o-nas")
    family = {"en": "/en/about/", "lv": "/lv/par-mums/", "ru": "/ru/o-nas/"}

    for address in family.values():
        page = visitor.read(address)

        assert hreflang(page) == family | {"x-default": "/en/about/"}
        assert switcher(page) == family
        assert canonical(page) == [address]


def test_an_untranslated_language_is_no_alternate_and_leads_to_what_can_be_done(visitor, about):
    """To the words that say so in that language, where one can ask for the page or go home."""
    factories.translated(about, "lv", slug="par-mums")

    page = visitor.read("/en/about/")

    assert switcher(page)["ru"] == "#wanted-ru"
    told = page.select_one("#wanted-ru")
    assert "Этой страницы пока нет на русском языке" in words(told)
    assert told.a["href"] == "/ru/"
    assert told.form
    assert hreflang(page) == {
        "en": "/en/about/",
        "lv": "/lv/par-mums/",
        "x-default": "/en/about/",
    }


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_a_translation_that_is_gone_is_no_alternate(visitor, about, how):
    latvian = factories.translated(about, "lv", slug="par-mums")
    assert "lv" in hreflang(visitor.read("/en/about/"))

    getattr(latvian, how)()

    assert "lv" not in hreflang(visitor.read("/en/about/"))


def test_an_alias_is_no_alternate(visitor, about, homes):
    factories.mirror(about, "lv")

    page = visitor.read("/en/about/")

    assert hreflang(page) == {"en": "/en/about/", "x-default": "/en/about/"}
    assert switcher(page)["lv"] == "#wanted-lv"


def test_an_alias_has_the_canonical_address_of_what_it_mirrors(visitor, about, homes):
    factories.mirror(about, "lv")

    page = visitor.read("/lv/about/")

    assert canonical(page) == ["/en/about/"]
    assert page.main["lang"] == "en"


def test_readers_of_other_languages_are_sent_to_the_source_language(visitor, about):
    factories.translated(about, "lv", slug="par-mums")

    assert hreflang(visitor.read("/lv/par-mums/"))["x-default"] == "/en/about/"


def test_without_a_source_page_they_are_sent_to_the_first_language_there_is(visitor, about):
    factories.translated(about, "lv", slug="par-mums")
    about.unpublish()

    assert hreflang(visitor.read("/lv/par-mums/"))["x-default"] == "/lv/par-mums/"


def test_no_alternates_have_no_default():
    assert x_default([]) == ""


def alternate(code: str, address: str | None = None) -> Alternate:
    full_url = f"https://example.org/{code}/" if address is None else address
    return Alternate(code, code, f"/{code}/", full_url, False)


@pytest.mark.parametrize("codes", ["en lv ru", "lv en ru", "ru lv en"])
def test_the_default_is_the_source_language_at_any_place_of_the_list(codes):
    assert x_default(alternate(code) for code in codes.split()) == "https://example.org/en/"


@pytest.mark.parametrize("codes", ["lv ru", "ru lv"])
def test_without_the_source_language_the_default_is_the_first_of_the_list(codes):
    first = codes.split()[0]

    assert x_default(alternate(code) for code in codes.split()) == f"https://example.org/{first}/"


def test_a_language_without_the_page_is_never_the_default():
    missing = [alternate("en", address=""), alternate("lv", address="")]

    assert x_default([*missing, alternate("ru")]) == "https://example.org/ru/"
    assert x_default(missing) == ""


def test_languages_are_called_what_they_call_themselves(visitor, about):
    page = visitor.read("/en/about/")

    names = [words(link) for link in page.select("header .languages a")]
    assert names == [name for _code, name in settings.LANGUAGES]


def test_the_switcher_says_which_language_is_shown(visitor, about):
    current = visitor.read("/en/about/").select("header .languages [aria-current]")

    assert [link["lang"] for link in current] == ["en"]


def test_a_topic_is_kept_when_the_language_changes(visitor, homes):
    topic = factories.topic(key="neck")
    factories.translated(topic, "lv", name="Kakls")
    factories.translated(pages.guides(), "lv", slug="raksti")

    page = visitor.read("/en/guides/?topic=neck")

    assert switcher(page)["lv"] == "/lv/raksti/?topic=neck"
    assert canonical(page) == ["/en/guides/?topic=neck"]


@pytest.mark.parametrize("query", ["?utm_source=x", "?page=2", "?topic=%22%3E%3Cscript%3E"])
def test_other_parameters_are_not_kept(visitor, homes, query):
    pages.guides()

    page = visitor.read(f"/en/guides/{query}")

    assert canonical(page) == ["/en/guides/"]


def test_a_search_is_kept_when_the_language_changes(visitor, homes):
    assert switcher(visitor.read("/en/search/?q=neck"))["ru"] == "/ru/search/?q=neck"


def test_alternates_take_as_many_queries_for_three_languages_as_for_one(
    homes, about, django_assert_num_queries, rf
):
    alone = factories.standard_page()
    for code in ("lv", "ru"):
        factories.translated(about, code)
    request = rf.get("/")
    alternates_for_page(alone, request)  # what Wagtail remembers of the site

    for page in (alone, about):
        with django_assert_num_queries(1):
            live_translations(page)
        with django_assert_num_queries(1):
            alternates_for_page(page, request)
