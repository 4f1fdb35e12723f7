"""Reads XLIFF 2.0 to 2.2 files into a catalogue. Declared entities are refused, nothing is fetched."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

import polib
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import to_locale

from translations.exchange.xliff.codes import text_of
from translations.exchange.xliff.names import CATEGORY, CORES, METADATA, core


class NotXliffError(ValueError):
    """The content is no XLIFF 2 file."""


def from_xliff(content: bytes) -> polib.POFile:
    """Return the catalogue of a file. Raises `NotXliffError`."""
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotXliffError(str(error)) from error
    namespace = root.tag.partition("}")[0].removeprefix("{")
    if namespace not in CORES:
        raise NotXliffError("no XLIFF 2")
    for element in root.iter():
        element.tag = element.tag.replace(f"{{{namespace}}}", core(""))
    catalogue = polib.POFile(check_for_duplicates=False)
    catalogue.metadata = _header(root)
    catalogue.extend(_entry(unit) for unit in root.iter(core("unit")))
    return catalogue


def _header(root: Element) -> dict[str, str]:
    header = {"Language": to_locale(root.get("trgLang", ""))}
    for group in root.iter(f"{{{METADATA}}}metaGroup"):
        if group.get("category") == CATEGORY:
            header |= {one.get("type", ""): one.text or "" for one in group}
    return header


def _entry(unit: Element) -> polib.POEntry:
    tags = {data.get("id", ""): _data(data) for data in unit.iter(core("data"))}
    known: dict[str, tuple[str, str]] = {}
    # Programs may split a unit into sentences: "segment" and, between them, "ignorable".
    sources = "".join(text_of(one, tags, known) for one in unit.iter(core("source")))
    targets = "".join(_targets(unit, tags, known))
    return polib.POEntry(msgctxt=unit.get("name", ""), msgid=sources, msgstr=targets)


def _targets(
    unit: Element, tags: dict[str, str], known: dict[str, tuple[str, str]]
) -> Iterator[str]:
    """Yield the parts of the translation, or nothing while a sentence of it is missing."""
    parts = [one for one in unit if one.tag in {core("segment"), core("ignorable")}]
    whole = all(one.find(core("target")) is not None for one in parts if one.tag == core("segment"))
    if not whole:
        return
    for _place, part in sorted(enumerate(parts, start=1), key=_order):
        target = part.find(core("target"))
        # A space between sentences without a target of its own stays as it is.
        shown = part.find(core("source")) if target is None else target
        if shown is not None:
            yield text_of(shown, tags, known)


def _order(numbered: tuple[int, Element]) -> int:
    """Return the part's place in the translation: its target may state another than in the source."""
    place, part = numbered
    target = part.find(core("target"))
    order = "" if target is None else target.get("order", "")
    return int(order) if order.isascii() and order.isdecimal() else place


def _data(data: Element) -> str:
    return "".join(data.itertext())
