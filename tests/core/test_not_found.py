"""A 404 that helps: in the visitor's language, with the page in the languages it has."""

import pytest
from wagtail.models import PageViewRestriction

from tests import factories
from tests.core.test_own_language import offers, refused
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return factories.site()


def test_a_page_without_translation_offers_the_languages_it_has(visitor, homes):
    about = factories.standard_page(title="About us", slug="about")
    factories.translated(about, "lv", title="Par mums", slug="par-mums")

    page = refused(visitor, "/ru/about/", "ru")

    assert offers(page) == {"en": "/en/about/", "lv": "/lv/par-mums/"}
    assert "Par mums" in words(page.select_one(".offers"))
    assert page.select('meta[name="robots"][content="noindex"]')


def test_the_source_address_under_another_language_leads_to_the_translation(visitor, homes):
    about = factories.standard_page(slug="about")
    factories.translated(about, "lv", slug="par-mums")

    response = visitor.get("/lv/about/")

    assert (response.status_code, response["Location"]) == (301, "/lv/par-mums/")


@pytest.mark.parametrize("draft", ["never published", "unpublished"])
def test_a_draft_translation_offers_the_languages_that_are_live(visitor, homes, draft):
    about = factories.standard_page(slug="about")
    if draft == "unpublished":
        factories.translated(about, "lv", slug="par-mums").unpublish()
    else:
        latvian = about.copy_for_translation(factories.locale("lv"))
        latvian.slug = "par-mums"
        latvian.save()

    assert offers(refused(visitor, "/lv/par-mums/", "lv")) == {"en": "/en/about/"}


def test_an_unknown_address_offers_a_way_on_in_the_visitors_language(visitor, homes):
    page = refused(visitor, "/lv/nekas/", "lv")

    assert offers(page) == {}
    assert page.select_one('main a[href="/lv/"]')
    assert page.select_one('form[role="search"][action="/lv/search/"]')


def test_a_draft_is_offered_to_nobody(visitor, homes):
    factories.standard_page(slug="about").unpublish()

    assert offers(refused(visitor, "/lv/about/", "lv")) == {}
    assert offers(refused(visitor, "/en/about/", "en")) == {}


def test_a_private_page_is_offered_to_nobody(visitor, homes):
    about = factories.standard_page(title="Staff only", slug="about")
    PageViewRestriction.objects.create(page=about, restriction_type="login")

    page = refused(visitor, "/lv/about/", "lv")

    assert offers(page) == {}
    assert "Staff only" not in words(page)


def test_a_private_language_of_a_page_is_not_offered_with_the_others(visitor, homes):
    about = factories.standard_page(slug="about")
    latvian = factories.translated(about, "lv", title="Tikai savējiem", slug="par-mums")
    PageViewRestriction.objects.create(page=latvian, restriction_type="login")

    assert offers(refused(visitor, "/ru/about/", "ru")) == {"en": "/en/about/"}


def test_an_alias_is_not_offered_as_a_translation(visitor, homes):
    about = factories.standard_page(slug="about")
    factories.mirror(about, "lv")

    assert offers(refused(visitor, "/ru/about/", "ru")) == {"en": "/en/about/"}


def test_a_page_that_is_not_found_is_no_alternate_of_anything(visitor, homes):
    page = refused(visitor, "/ru/nekas/", "ru")

    assert page.select('link[rel="canonical"], link[rel="alternate"][hreflang]') == []
    assert {link["lang"]: link["href"] for link in page.select("header .languages a")} == {
        "en": "/en/",
        "lv": "/lv/",
        "ru": "/ru/",
    }


def test_a_deep_address_takes_no_more_queries_than_a_shallow_one(
    visitor, homes, django_assert_max_num_queries
):
    refused(visitor, "/lv/a/", "lv")

    with django_assert_max_num_queries(15):
        refused(visitor, "/lv/" + "a/" * 200, "lv")


def test_developers_see_the_sites_own_page_too(visitor, homes, settings):
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "mysite.debugging.SiteNotFound"]
    about = factories.standard_page(title="About us", slug="about")

    page = refused(visitor, "/lv/about/", "lv")

    assert offers(page) == {"en": about.get_url()}
