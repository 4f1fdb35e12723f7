from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from wagtail import blocks

from core import stream_styles
from core.stream_styles import style_sheets
from core.styles.finder import path_of
from core.styles.joining import joined, small
from core.styles.naming import kinds, named_by
from tests.factories import site, standard_page


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


@pytest.mark.once
def test_the_sheets_of_a_page_are_those_of_every_block_it_may_hold():
    named = {Path(sheet.path).stem for sheet in named_by("pages/standard_page.html")}

    assert {"tokens", "site_header", "quote", "key_facts", "video", "glance"} <= named
    assert named.isdisjoint({"self_check", "home", "search_result"})


@pytest.mark.once
def test_a_template_below_another_has_the_sheets_of_that_one():
    own = {sheet.path for sheet in named_by("pages/base_page.html")}

    assert own < {sheet.path for sheet in named_by("pages/team_page.html")}


@pytest.mark.once
def test_the_sheet_for_paper_stays_one():
    named = named_by("404.html")

    assert [sheet.path for sheet in named if sheet.is_for_print] == ["css/print.css"]
    assert "@media print{@layer print" in joined(named, "css/kinds")


@pytest.mark.once
@pytest.mark.parametrize("kind", sorted(kinds()))
def test_each_kind_of_page_has_one_sheet_with_each_rule_of_its_components_once(kind):
    names = named_by(kind)
    text = Path(finders.find(path_of(kind))).read_text()

    assert len(names) == len(set(names))
    assert text.startswith("@layer tokens,base,layout,components,print;")
    assert text.count("@layer") == sum(
        small(Path(finders.find(sheet.path)).read_text()).count("@layer") for sheet in names
    )


@pytest.mark.once
def test_addresses_in_a_joined_sheet_lead_to_the_same_files():
    text = joined(named_by("pages/home_page.html"), "css/kinds/pages")

    assert 'url("../../../fonts/source-serif-4-600-latin.woff2")' in text


@pytest.mark.once
def test_what_is_left_out_of_a_sheet_is_comments_and_space():
    written = """/* a, b */ a , b > c { content: "/* { ; */  x"; margin: 0  auto }\n\n@media print { i{} }"""

    assert small(
        written
    ) == """a,b > c{content:"/* { ; */  x";margin:0 auto}@media print{i{}}""".replace(
        "content:", "content: "
    ).replace("margin:", "margin: ")


@pytest.mark.once
def test_no_other_name_leads_to_a_joined_sheet():
    assert not finders.find("css/kinds/../../mysite/settings/base.css")
    assert not finders.find("css/kinds/base.css")
    assert not finders.find("css/kinds/wagtailadmin/base.css")


@pytest.mark.django_db
def test_a_page_links_one_sheet(visitor):
    site()
    page = visitor.read(
        standard_page(body=[("quote", {"text": "It helped.", "source": ""})]).get_url()
    )

    links = [node["href"] for node in page.select('link[rel="stylesheet"]')]
    assert links == ["/static/css/kinds/pages/standard_page.css"]
    assert finders.find(links[0].removeprefix("/static/"))


@pytest.mark.django_db
def test_a_page_whose_template_is_not_known_links_every_sheet(rf):
    site()
    template = Template(
        '{% load styles %}{% page_styles %}<link href="a.css">{% end_page_styles %}'
    )

    assert template.render(Context()) == '<link href="a.css">'
