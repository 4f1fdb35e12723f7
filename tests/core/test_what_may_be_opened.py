"""Machines and switchers name only what a visitor may open, and odd spellings of a language lead to its pages."""

import pytest
from wagtail.models import Page, PageViewRestriction

from tests import factories, pages
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def about():
    factories.site()
    page = factories.standard_page(title="About", slug="about")
    factories.translated(page, "lv", title="Par mums", slug="par-mums")
    return page


def named(visitor: Visitor, address: str) -> set[str]:
    """The languages that the head of a page names."""
    links = visitor.read(address).select("head link[rel=alternate][hreflang]")
    return {link["hreflang"] for link in links if "/" not in link["hreflang"]}


def test_a_private_translation_is_not_named(visitor, about):
    assert named(visitor, "/en/about/") == {"en", "lv", "x-default"}
    private = Page.objects.get(slug="par-mums")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert "lv" not in named(visitor, "/en/about/")


def test_nothing_of_a_language_whose_home_is_offline_is_named(visitor, about):
    factories.home_page("lv").unpublish()

    assert "lv" not in named(visitor, "/en/about/")
    assert "sitemap-lv" not in visitor.get("/sitemap.xml").content.decode()
    assert "/lv/" not in visitor.get("/sitemap-en-1.xml").content.decode()


def test_the_front_door_leads_to_a_home_page_that_is_online(visitor, about):
    factories.home_page("lv").unpublish()

    answer = visitor.get("/", headers={"accept-language": "lv"}, follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == "/en/"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/EN/", "/en/"),
        ("/En/about/?a=1", "/en/about/?a=1"),
        ("/lv-LV/", "/lv/"),
        ("/lv_LV/par-mums/", "/lv/par-mums/"),
        ("/lv-LV/about/", "/lv/par-mums/"),
        ("/EN/search/?q=back", "/en/search/?q=back"),
    ],
)
def test_a_language_that_is_spelled_otherwise_leads_to_the_address_that_exists(
    visitor, about, asked, meant
):
    answer = visitor.get(asked)

    assert (answer.status_code, answer["Location"]) == (301, meant)


@pytest.mark.parametrize("asked", ["/EN/nothing/", "/lv-LV/nothing/", "/EN/search/nothing/"])
def test_what_exists_nowhere_is_not_found_at_once(visitor, about, asked):
    assert visitor.get(asked).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch", "post"])
def test_a_page_is_only_read(visitor, about, method):
    answer = getattr(visitor, method)("/en/about/")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_a_form_is_read_and_sent(visitor, about):
    form = pages.callback()

    assert visitor.put(form.get_url()).status_code == 405
    assert visitor.post(form.get_url(), {}).status_code == 422
