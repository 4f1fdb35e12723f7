"""Every part of an alternate, for a page, for a view and for the home pages."""

import pytest
from django.utils import translation
from wagtail.models import Site

from core.alternates import (
    Alternate,
    alternates_for_page,
    alternates_for_view,
    home_url,
    homes,
    live_translations,
)
from tests import factories

pytestmark = pytest.mark.django_db

NAMES = {"en": "English", "lv": "Latviešu", "ru": "Русский"}


@pytest.fixture
def about():
    factories.site()
    return factories.standard_page(title="About", slug="about")


def test_a_translated_page_has_both_addresses_with_the_query(about, rf):
    factories.translated(about, "lv", slug="par-mums")

    found = alternates_for_page(about, rf.get("/"), "?topic=neck")

    host = "http://localhost"
    assert found == [
        Alternate(
            *("en", NAMES["en"], "/en/about/?topic=neck", f"{host}/en/about/?topic=neck"),
            is_current=True,
        ),
        Alternate(
            *("lv", NAMES["lv"], "/lv/par-mums/?topic=neck", f"{host}/lv/par-mums/?topic=neck"),
            is_current=False,
        ),
        Alternate("ru", NAMES["ru"], "/ru/", "", is_current=False),
    ]


def test_a_page_without_a_query_has_plain_addresses(about):
    [english, *others] = alternates_for_page(about)

    assert (english.url, english.full_url) == ("/en/about/", "http://localhost/en/about/")
    assert [item.is_available for item in others] == [False, False]


def test_the_language_that_is_shown_is_the_current_one_even_when_its_page_is_not_live(about):
    about.unpublish()

    found = alternates_for_page(about)

    assert [item.is_current for item in found] == [True, False, False]
    assert found[0] == Alternate("en", NAMES["en"], "/en/", "", is_current=True)


def test_a_page_outside_every_site_has_no_address(about):
    other = factories.standard_page(about.get_root(), slug="lost", locale=about.locale)

    [english, *_others] = alternates_for_page(other)

    assert (english.url, english.full_url, english.is_available) == ("/en/", "", False)


def test_a_page_that_is_not_stored_has_no_translations():
    from home.models import StandardPage

    assert live_translations(StandardPage(title="New")) == {}


def test_a_view_has_the_same_address_with_the_prefix_of_each_language(rf):
    with translation.override("lv"):
        found = alternates_for_view("search", rf.get("/"), "?q=neck")

    assert found == [
        Alternate(
            *(code, name, f"/{code}/search/?q=neck", f"http://testserver/{code}/search/?q=neck"),
            is_current=code == "lv",
        )
        for code, name in NAMES.items()
    ]


def test_a_view_without_a_query_has_a_plain_address(rf):
    assert alternates_for_view("search", rf.get("/"))[0].url == "/en/search/"


def test_the_homes_are_no_translations_of_the_page():
    with translation.override("ru"):
        found = homes()

    assert found == [
        Alternate(code, name, f"/{code}/", "", is_current=code == "ru")
        for code, name in NAMES.items()
    ]


def test_a_home_is_addressed_in_its_language_whatever_is_active():
    with translation.override("ru"):
        assert home_url("lv") == "/lv/"
        assert translation.get_language() == "ru"


def test_on_one_of_several_sites_an_address_is_relative_to_the_site_that_is_asked(about, rf):
    Site.objects.create(hostname="other.example", root_page=factories.standard_page(about))

    [english, *_others] = alternates_for_page(about, rf.get("/"))

    assert (english.url, english.full_url) == ("/en/about/", "http://localhost/en/about/")
