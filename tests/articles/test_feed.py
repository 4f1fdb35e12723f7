"""The Atom feed of the guides: newest first, whole texts, the other languages."""

import datetime
from xml.etree import ElementTree

import pytest

from tests import factories, pages
from tests.ready_pages.reading import Reader, ready_pages

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def read(visitor, code: str = "en") -> ElementTree.Element:
    found = visitor.get(f"/{code}/feed.xml")
    assert found.status_code == 200
    assert found["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(found.content)  # noqa: S314 - our own


def entries(feed: ElementTree.Element) -> list[ElementTree.Element]:
    return feed.findall(f"{ATOM}entry")


def test_the_newest_guide_comes_first_with_its_whole_text(visitor):
    pages.article(title="Old")
    pages.article(title="New", body=[("text", "<p>Stroke <b>slowly</b>.</p>")])

    first, second = entries(read(visitor))

    assert [first.find(f"{ATOM}title").text, second.find(f"{ATOM}title").text] == ["New", "Old"]
    assert "Stroke <b>slowly</b>." in first.find(f"{ATOM}content").text
    assert "class=" not in first.find(f"{ATOM}content").text


def test_an_entry_names_the_guide_in_the_other_languages(visitor):
    guide = pages.article(title="Back", slug="back")
    pages.guides("lv", slug="celvezi")
    factories.translated(guide, "lv", title="Mugura", slug="mugura")

    [entry] = entries(read(visitor, "lv"))

    links = {link.get("hreflang"): link.get("href") for link in entry.findall(f"{ATOM}link")}
    assert links["en"].endswith("/en/guides/back/")
    assert entry.find(f"{ATOM}title").text == "Mugura"


def test_a_language_without_guides_has_no_feed(visitor):
    pages.article()

    assert visitor.get("/ru/feed.xml").status_code == 404


def test_drafts_are_not_in_the_feed(visitor):
    pages.article(title="Draft").unpublish()
    pages.article(title="Live")

    [entry] = entries(read(visitor))

    assert entry.find(f"{ATOM}title").text == "Live"


def test_the_list_of_guides_leads_to_the_feed(visitor):
    guide = pages.article()

    for address in (guide.get_url(), guide.get_parent().get_url()):
        [link] = visitor.read(address).select('link[type="application/atom+xml"]')
        assert link["href"] == "/en/feed.xml"


def test_the_feed_is_rendered_once_and_again_when_a_guide_changes():
    factories.site()
    guide = pages.article(title="Back pain")
    with ready_pages():
        reader = Reader()
        first, second = reader.get("/en/feed.xml"), reader.get("/en/feed.xml")
        guide.title = "Neck pain"
        guide.save_revision().publish()
        third = reader.get("/en/feed.xml")

    assert (first.how, second.how) == ("site; fwd=miss; stored", "site; hit")
    assert second.headers["Content-Type"].startswith("application/atom+xml")
    assert b"Back pain" in second.body
    assert b"Neck pain" in third.body


def test_a_feed_without_guides_is_dated_by_the_list():
    factories.site()
    listed = pages.guides()
    with ready_pages():
        reader = Reader()
        first, second = reader.get("/en/feed.xml"), reader.get("/en/feed.xml")

    feed = ElementTree.fromstring(first.body)  # noqa: S314 - our own
    updated = datetime.datetime.fromisoformat(feed.find(f"{ATOM}updated").text)
    assert updated == listed.last_published_at
    assert second.is_hit
