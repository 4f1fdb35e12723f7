"""A page for programs: Markdown without the furniture, and the list of all pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.formats.cleaning import cleaned
from core.formats.markdown import as_markdown
from tests import factories

HERE = "http://localhost/en/about/"


def test_links_and_pictures_get_whole_addresses():
    words = cleaned('<main><a href="../x/">x</a><img src="/m.png" alt="m"></main>', HERE)

    assert words.a["href"] == "http://localhost/en/x/"
    assert words.img["src"] == "http://localhost/m.png"


def test_what_only_a_browser_can_use_is_left_out():
    html = (
        "<header>Menu</header><main><h1 class='big' onclick='x()'>Back</h1><form>Ask</form>"
        "<svg><text>Map</text></svg><nav>Contents</nav><p hidden>Later</p><button>Go</button></main>"
    )

    assert str(cleaned(html, HERE)) == "<main><h1>Back</h1></main>"


def test_the_text_of_a_page_keeps_its_headings_lists_and_emphasis():
    html = "<main><h1>Back</h1><h2>How</h2><ol><li>Warm</li><li>Press</li></ol><p><b>Stop</b> at pain.</p></main>"

    assert as_markdown(html, HERE) == ("# Back\n\n## How\n\n1. Warm\n2. Press\n\n**Stop** at pain.")


@pytest.mark.django_db
def test_every_page_is_there_as_markdown_in_its_language(visitor):
    factories.site()
    about = factories.standard_page(
        title="About us", slug="about", body=[("text", "<p>We are <b>two</b>.</p>")]
    )
    factories.translated(about, "lv", title="Par mums", slug="par-mums")

    found = visitor.get("/en/about.md")

    assert found["Content-Type"] == "text/markdown; charset=utf-8"
    assert found["X-Robots-Tag"] == "noindex"
    assert found["Link"] == '<http://testserver/en/about/>; rel="canonical"'
    assert found.content.decode().startswith("# About us")
    assert "We are **two**." in found.content.decode()
    assert visitor.get("/lv/par-mums.md").content.decode().startswith("# Par mums")
    assert visitor.get("/en/index.md").content.decode().startswith("# Massage")


@pytest.mark.django_db
def test_what_is_not_for_everyone_is_no_markdown_either(visitor):
    factories.site()
    private = factories.standard_page(slug="private")
    factories.standard_page(slug="draft").unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    for address in ("/en/private.md", "/en/draft.md", "/en/nothing.md", "/en/search.md"):
        assert visitor.get(address).status_code == 404


@pytest.mark.django_db
def test_the_list_of_pages_names_every_public_page_by_language(visitor):
    factories.site()
    factories.practice_text(name="Good Hands", tagline="Massage in Riga")
    about = factories.standard_page(title="About us", slug="about", search_description="Who we are")
    factories.translated(about, "lv", title="Par mums", slug="par-mums", search_description="")
    private = factories.standard_page(slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    text = visitor.get("/llms.txt").content.decode()

    assert text.startswith("# Good Hands\n\n> Massage in Riga\n\n## English\n")
    assert "- [About us](http://localhost/en/about.md): Who we are\n" in text
    assert "- [Par mums](http://localhost/lv/par-mums.md)\n" in text
    assert "- [Home en](http://localhost/en/index.md)\n" in text
    assert "private" not in text


@pytest.mark.django_db
def test_the_list_costs_the_same_however_many_pages_there_are(visitor):
    factories.site()
    visitor.get("/llms.txt")
    with CaptureQueriesContext(connection) as few:
        visitor.get("/llms.txt")
    for _number in range(5):
        factories.standard_page()
    visitor.get("/llms.txt")

    with CaptureQueriesContext(connection) as many:
        visitor.get("/llms.txt")

    assert len(many) == len(few)
