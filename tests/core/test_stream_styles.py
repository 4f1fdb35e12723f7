from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from wagtail import blocks

from core import stream_styles
from core.stream_styles import style_sheets
from tests import pages
from tests.factories import site, standard_page

COMPONENTS = Path(settings.BASE_DIR) / "static/css/components"


def named(name, block=None):
    block = block or blocks.CharBlock()
    block.set_name(name)
    return block


@pytest.fixture
def find_nothing_from_before():
    stream_styles._find_once.cache_clear()
    yield
    stream_styles._find_once.cache_clear()


@pytest.fixture
def component_files(tmp_path, settings, find_nothing_from_before):
    """A static folder beside the site's own, for sheets of components that only a test has."""
    folder = tmp_path / "css/components"
    folder.mkdir(parents=True)
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path]
    finders.get_finder.cache_clear()
    yield folder
    finders.get_finder.cache_clear()


@pytest.mark.once
def test_a_block_gets_the_sheet_of_its_name_without_being_listed(component_files):
    (component_files / "tide_table.css").write_text("")

    assert style_sheets([named("tide_table")]) == ["css/components/tide_table.css"]


@pytest.mark.once
def test_a_block_without_a_sheet_of_its_name_links_to_none():
    assert style_sheets([named("text"), named("no_such_sheet")]) == []


@pytest.mark.once
def test_a_block_that_shows_another_component_gets_that_sheet_as_well():
    class Block(blocks.StructBlock):
        class Meta:
            styles = ["article_card"]

    assert style_sheets([named("no_such_sheet", Block())]) == ["css/components/article_card.css"]


@pytest.mark.once
def test_a_block_inside_a_block_gets_its_sheet_if_it_has_a_template():
    class Block(blocks.StructBlock):
        quote = blocks.CharBlock(template="components/blocks/quote.html")
        figure = blocks.CharBlock()

    assert style_sheets([named("no_such_sheet", Block())]) == ["css/components/quote.css"]


@pytest.mark.once
def test_a_sheet_is_looked_for_once_in_a_process(monkeypatch, find_nothing_from_before):
    asked = []
    monkeypatch.setattr(stream_styles.finders, "find", lambda path: asked.append(path) or None)

    style_sheets([named("tide_table")])
    style_sheets([named("tide_table")])

    assert asked == ["css/components/tide_table.css"]


@pytest.mark.once
def test_a_new_sheet_is_found_without_a_restart_while_developing(component_files, settings):
    settings.DEBUG = True
    assert style_sheets([named("tide_table")]) == []

    (component_files / "tide_table.css").write_text("")

    assert style_sheets([named("tide_table")]) == ["css/components/tide_table.css"]


def linked(page):
    return {Path(node["href"]).stem for node in page.select('link[href*="css/components/"]')}


@pytest.fixture
def _site(db):
    site()


QUOTE = ("quote", {"text": "It helped.", "source": ""})


@pytest.mark.usefixtures("_site")
def test_a_page_loads_the_sheets_of_the_blocks_it_shows_and_no_others(visitor):
    page = visitor.read(standard_page(body=[QUOTE, ("text", "<p>Words</p>")]).get_url())

    assert "quote" in linked(page)
    assert linked(page).isdisjoint({"key_facts", "video", "care_card", "text"})


@pytest.mark.usefixtures("_site")
def test_an_article_links_each_sheet_once(visitor):
    page = visitor.read(pages.article(body=[QUOTE, QUOTE]).get_url())

    links = [node["href"] for node in page.select('link[rel="stylesheet"]')]
    assert len(links) == len(set(links))
    assert {"quote", "figure"} <= linked(page)


@pytest.mark.usefixtures("_site")
def test_every_linked_sheet_exists(visitor):
    page = visitor.read(standard_page(body=[QUOTE, ("text", "<p>Words</p>")]).get_url())

    assert linked(page) <= {path.stem for path in COMPONENTS.glob("*.css")}
