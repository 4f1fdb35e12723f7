"""What search engines are told: the sitemap, with alternates, and robots.txt."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core import sitemaps
from tests import factories

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HOST = "http://localhost"


@pytest.fixture
def homes():
    return factories.site()


def read(visitor, address: str) -> ElementTree.Element:
    response = visitor.get(address)
    assert response["Content-Type"] == "application/xml"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def lists(visitor) -> list[str]:
    """The addresses of the lists that the index names."""
    found = read(visitor, "/sitemap.xml").findall("s:sitemap/s:loc", NAMES)
    return [location.text.removeprefix("http://testserver") for location in found]


def sitemap(visitor) -> dict[str, dict[str, str]]:
    """Every address with its alternates."""
    found = {}
    for address in lists(visitor):
        for url in read(visitor, address).findall("s:url", NAMES):
            links = url.findall("x:link", NAMES)
            [location] = url.findall("s:loc", NAMES)
            found[location.text.removeprefix(HOST)] = {
                link.get("hreflang"): link.get("href").removeprefix(HOST) for link in links
            }
    return found


def test_every_language_is_listed_with_all_of_them(visitor, homes):
    about = factories.standard_page(slug="about")
    factories.translated(about, "lv", slug="par-mums")
    family = {"en": "/en/about/", "lv": "/lv/par-mums/", "x-default": "/en/about/"}

    found = sitemap(visitor)

    assert found["/en/about/"] == found["/lv/par-mums/"] == family
    assert {"/en/", "/lv/", "/ru/"} <= found.keys()


def test_a_page_without_source_is_its_own_default(visitor, homes):
    factories.standard_page(homes["ru"], slug="o-nas")

    assert sitemap(visitor)["/ru/o-nas/"] == {"ru": "/ru/o-nas/", "x-default": "/ru/o-nas/"}


def test_what_is_not_for_everyone_is_not_listed(visitor, homes):
    draft = factories.standard_page(slug="draft")
    draft.unpublish()
    private = factories.standard_page(slug="private")
    factories.standard_page(private, slug="below")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert set(sitemap(visitor)) == {"/en/", "/lv/", "/ru/"}


def test_an_alias_is_not_listed(visitor, homes):
    about = factories.standard_page(slug="about")
    factories.mirror(about, "lv")

    found = sitemap(visitor)

    assert "/lv/about/" not in found
    assert found["/en/about/"] == {"en": "/en/about/", "x-default": "/en/about/"}


def test_the_language_of_a_draft_home_is_not_listed(visitor, homes):
    homes["lv"].unpublish(set_expired=False)

    assert "/lv/" not in sitemap(visitor)


def test_addresses_are_escaped(visitor, homes):
    factories.standard_page(slug="a-b", title="A & B")

    assert "/en/a-b/" in sitemap(visitor)


def test_a_language_with_many_pages_has_several_lists(visitor, homes, monkeypatch):
    monkeypatch.setattr(sitemaps, "SHARD", 2)
    pages = [factories.standard_page() for _ in range(3)]

    assert lists(visitor) == [
        "/sitemap-en-1.xml",
        "/sitemap-en-2.xml",
        "/sitemap-lv-1.xml",
        "/sitemap-ru-1.xml",
    ]
    assert {f"/en/{page.slug}/" for page in pages} < sitemap(visitor).keys()
    assert len(read(visitor, "/sitemap-en-2.xml")) == 2


@pytest.mark.parametrize("name", ["en-2", "en-0", "de-1"])
def test_a_list_that_the_index_does_not_name_is_not_found(visitor, homes, name):
    assert visitor.get(f"/sitemap-{name}.xml").status_code == 404


def test_addresses_are_those_of_the_pages_themselves(visitor, homes):
    page = factories.standard_page(slug="mājas-lapa", title="M")

    assert page.full_url.removeprefix(HOST) in sitemap(visitor)


def test_the_sitemap_takes_as_many_queries_for_many_pages_as_for_few(visitor, homes):
    def queries() -> list[int]:
        numbers = []
        for address in ("/sitemap.xml", "/sitemap-en-1.xml"):
            read(visitor, address)  # the roots of the site are read and kept
            with CaptureQueriesContext(connection) as captured:
                read(visitor, address)
            numbers.append(len(captured))
        return numbers

    few = queries()
    for _ in range(5):
        factories.translated(factories.standard_page(), "lv")

    assert queries() == few
    assert max(few) <= 6
    assert len(sitemap(visitor)) == 13


def test_a_site_without_pages_has_an_empty_sitemap(bare_database, visitor):
    assert sitemap(visitor).keys() <= {"/en/"}


def test_robots_may_read_all_but_the_admin_and_are_told_of_the_sitemap(visitor):
    response = visitor.get("/robots.txt")

    assert response["Content-Type"] == "text/plain"
    lines = response.content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
