"""Every heading has an address, and no two have the same."""

import pytest
from wagtail.blocks import StreamBlock

from articles.blocks import ARTICLE_BLOCKS
from core.anchors import anchored, contents
from tests import pages

BLOCK = StreamBlock(ARTICLE_BLOCKS)


def heading(text: str, anchor: str = "", level: str = "h2") -> tuple[str, dict[str, str]]:
    return ("heading", {"text": text, "level": level, "anchor": anchor})


def stream(*rows):
    data = [
        {"type": kind, "value": value, "id": f"00000000-0000-0000-0000-{number:012}"}
        for number, (kind, value) in enumerate(rows)
    ]
    return BLOCK.to_python(data)


def steps(title: str = "The session"):
    item = {"type": "item", "id": "00000000-0000-0000-0000-000000000099", "value": pages.step()}
    return ("technique_steps", {"title": title, "steps": [item]})


def test_a_heading_has_the_anchor_that_its_editor_chose():
    assert [row.anchor for row in anchored(stream(heading("How it is done", "how")))] == ["how"]


def test_a_heading_without_one_is_named_after_its_words():
    assert [row.anchor for row in anchored(stream(heading("How it is done")))] == ["how-it-is-done"]


@pytest.mark.parametrize("text", ["Как это делается", "!!!"])
def test_words_that_make_no_latin_address_still_have_an_anchor(text):
    assert [row.anchor for row in anchored(stream(heading(text)))] == ["section"]


@pytest.mark.django_db
def test_a_titled_block_has_the_anchor_of_its_kind():
    assert [row.anchor for row in anchored(stream(steps()))] == ["session"]


def test_a_paragraph_needs_no_anchor():
    assert [row.anchor for row in anchored(stream(("text", "<p>A</p>"), ("text", "<p>B</p>")))] == [
        "",
        "",
    ]


@pytest.mark.parametrize(
    "headings",
    [
        [("How", "how"), ("How", "how"), ("How", "how")],
        [("How", "how"), ("Else", "how-2"), ("How", "how")],
        [("Else", "how-2"), ("How", "how"), ("How", "how"), ("Else", "how-2")],
        [("Как", ""), ("Где", ""), ("Section", "section-2")],
    ],
)
def test_no_two_blocks_share_an_anchor(headings):
    found = [row.anchor for row in anchored(stream(*[heading(*pair) for pair in headings]))]

    assert len(set(found)) == len(found)


@pytest.mark.django_db
def test_the_list_of_contents_names_sections_and_titled_blocks():
    found = contents(
        stream(
            heading("Why", "why"),
            heading("A part", "part", "h3"),
            ("text", "<p>A</p>"),
            steps("The session"),
        )
    )

    assert found == [{"id": "why", "text": "Why"}, {"id": "session", "text": "The session"}]


@pytest.mark.django_db
def test_a_block_without_a_title_is_not_in_the_list_of_contents():
    assert contents(stream(steps(""))) == []
