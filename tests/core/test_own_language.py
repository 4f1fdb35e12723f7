"""A page is served under its own language's address, and no other."""

import pytest

from tests import factories
from tests.visitor import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return factories.site()


def refused(visitor, address: str, language: str):
    """The page that says so, in the visitor's language."""
    response = visitor.get(address)
    assert response.status_code == 404
    page = soup(response)
    assert page.html["lang"] == language
    return page


def offers(page) -> dict[str, str]:
    return {link["lang"]: link["href"] for link in page.select(".offers a")}


def test_each_language_has_its_own_home(visitor, homes):
    for code in homes:
        page = visitor.read(f"/{code}/")
        assert page.html["lang"] == code
        assert page.html["dir"] == "ltr"


def test_without_a_home_nothing_stands_in_for_it(visitor):
    factories.site("en", "lv")

    refused(visitor, "/ru/", "ru")


def test_a_draft_home_is_not_replaced_by_another_languages(visitor, homes):
    homes["lv"].unpublish()

    page = refused(visitor, "/lv/", "lv")

    assert offers(page) == {"en": "/en/", "ru": "/ru/"}


@pytest.mark.parametrize("home", ["missing", "draft", "live"])
def test_an_english_page_never_answers_under_a_latvian_address(visitor, home):
    homes = factories.site("en", "ru") if home == "missing" else factories.site()
    if home == "draft":
        homes["lv"].unpublish()
    factories.standard_page(title="About", slug="about")

    page = refused(visitor, "/lv/about/", "lv")

    assert offers(page) == {"en": "/en/about/"}


def test_a_latvian_page_never_answers_under_an_english_address(visitor, homes):
    factories.standard_page(homes["lv"], slug="par-mums")

    assert offers(refused(visitor, "/en/par-mums/", "en")) == {"lv": "/lv/par-mums/"}


def test_an_address_without_a_language_is_led_to_one(visitor, homes):
    factories.standard_page(slug="about")

    response = visitor.get("/about/")

    assert (response.status_code, response["Location"]) == (302, "/en/about/")


@pytest.mark.parametrize("address", ["/de/", "/de/about/", "/zz/", "/de-at/", "/lvx/"])
def test_an_unknown_language_is_a_page_that_does_not_exist(visitor, homes, address):
    response = visitor.get(address, follow=True)

    assert response.status_code == 404
    assert soup(response).html["lang"] == "en"
