"""Reads JSON-LD as a search engine does, and checks it against the vocabulary of https://schema.org."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec_schemaorg.models as vocabulary
from bs4 import BeautifulSoup

#: Keywords of JSON-LD, and the annotation of a search action's input (https://schema.org/docs/actions.html).
KEYWORDS = {"@id", "@type", "@context", "@graph", "query-input"}

#: Second parents of types: the packaged vocabulary has one for each.
ALSO = {"HealthAndBeautyBusiness": "Place", "HowToStep": "CreativeWork"}


def graph_of(html: str) -> dict[str, Any]:
    """Return the page's one JSON-LD graph."""
    [block] = BeautifulSoup(html, "html.parser").select('script[type="application/ld+json"]')
    return json.loads(block.string or "")


def nodes_of(html: str) -> dict[str, dict[str, Any]]:
    """Return the top nodes of the page's graph by the first of their types."""
    return {kinds(node)[0]: node for node in graph_of(html)["@graph"]}


def kinds(node: dict[str, Any]) -> list[str]:
    found = node["@type"]
    return found if isinstance(found, list) else [found]


def unknown(value: Any) -> Iterator[str]:
    """Yield each type and each property that the vocabulary lacks, and each empty value."""
    if isinstance(value, list):
        for item in value:
            yield from unknown(item)
    elif isinstance(value, dict):
        if "@graph" not in value and set(value) != {"@id"}:
            yield from _unknown_in(value)
        for name, inner in value.items():
            if inner in ("", [], None):
                yield f"{name} is empty"
            yield from unknown(inner)


def _unknown_in(node: dict[str, Any]) -> Iterator[str]:
    names = [*kinds(node), *(ALSO[kind] for kind in kinds(node) if kind in ALSO)]
    models = {name: getattr(vocabulary, name, None) for name in names}
    yield from (f"type {name}" for name, model in models.items() if model is None)
    known = {name for model in models.values() if model for name in model.__struct_encode_fields__}
    yield from (f"{names[0]}.{name}" for name in node.keys() - known - KEYWORDS)


def dangling(graph: dict[str, Any], addresses: set[str]) -> list[str]:
    """Return the references to nodes that neither this graph nor a page at one of ``addresses`` has."""
    own = {node["@id"] for node in graph["@graph"] if "@id" in node}
    return [
        identifier
        for identifier in _references(graph)
        if identifier not in own and identifier.removesuffix("#page") not in addresses
    ]


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
    elif isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for inner in value.values():
            yield from _references(inner)
