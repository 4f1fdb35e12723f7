from collections.abc import Iterable
from typing import Any, TypeAlias

from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

#: A node of the graph: ``{"@type": …, property: value}``.
Node: TypeAlias = dict[str, Any]


def node(kind: str | list[str], **properties: Any) -> Node:
    """Return a node without its empty properties."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value}


def reference(identifier: str) -> Node:
    return {"@id": identifier}


def plain(html: str) -> str:
    """Return the text of rich text, on one line."""
    return " ".join(get_text_for_indexing(html or "").split())


def questions(stream: StreamValue) -> list[Node]:
    """Return a `Question` for each question of the stream's blocks of questions, from the stored data."""
    return [
        question(item["value"]["question"], item["value"]["answer"])
        for block in stream.raw_data
        if block["type"] == "questions"
        # Values of an older shape have no items.
        for item in block["value"].get("items", ())
    ]


def question(text: str, answer: str) -> Node:
    """Return a question with its answer, which is rich text."""
    return node("Question", name=text, acceptedAnswer=node("Answer", text=plain(answer)))


def breadcrumbs(crumbs: Iterable[tuple[str, str]]) -> Node:
    """Return the way from the home page to the page itself, from pairs of title and absolute address."""
    items = [
        node("ListItem", position=position, name=title, item=url)
        for position, (title, url) in enumerate(crumbs, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)
