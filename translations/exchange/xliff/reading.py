"""Reads XLIFF 2.0 to 2.2 files into a catalogue. Declared entities are refused, nothing is fetched."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

import polib
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import to_locale

from translations.exchange.xliff.codes import Tags, Texts, TooLongError
from translations.exchange.xliff.names import CATEGORY, CORES, METADATA, core

ORIGINAL_DATA = f"{core('originalData')}/{core('data')}"
#: Python converts no number of thousands of digits.
ORDER = re.compile("[0-9]{1,9}")
#: How many times as long as the file its texts may be.
GROWTH = 4


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
    texts = Texts(GROWTH * len(content))
    try:
        catalogue.extend(_entry(unit, texts) for unit in root.iter(core("unit")))
    except TooLongError as error:
        raise NotXliffError("its texts are far longer than the file") from error
    return catalogue


def _header(root: Element) -> dict[str, str]:
    header = {"Language": to_locale(root.get("trgLang", ""))}
    for group in root.iter(f"{{{METADATA}}}metaGroup"):
        if group.get("category") == CATEGORY:
            header |= {one.get("type", ""): one.text or "" for one in group}
    return header


def _entry(unit: Element, texts: Texts) -> polib.POEntry:
    _remove_indents(unit)
    tags = Tags({data.get("id", ""): _data(data) for data in unit.iterfind(ORIGINAL_DATA)})
    # Programs may split a unit into sentences: "segment" and, between them, "ignorable".
    # The sources and targets elsewhere in a unit are suggestions of a translation memory.
    parts = [one for one in unit if one.tag in {core("segment"), core("ignorable")}]
    sources = [source for one in parts if (source := one.find(core("source"))) is not None]
    # The sources first: they show the tags of codes without references.
    msgid = "".join(texts.of(source, tags) for source in sources)
    msgstr = "".join(texts.of(target, tags) for target in _targets(parts))
    return polib.POEntry(msgctxt=unit.get("name", ""), msgid=msgid, msgstr=msgstr)


def _remove_indents(unit: Element) -> None:
    """Remove line breaks between codes if a program has indented the file although it says "preserve"."""
    # The site writes no white space between elements.
    if not unit.text:
        return
    for element in unit.iter():
        spaces = [element.text or "", *(child.tail or "" for child in element)]
        if len(element) and not "".join(spaces).strip():
            element.text = None if "\n" in spaces[0] else element.text
            for child, space in zip(element, spaces[1:], strict=True):
                child.tail = None if "\n" in space else space


def _targets(parts: list[Element]) -> Iterator[Element]:
    """Yield the parts of the translation, or nothing while a sentence of it is missing."""
    whole = all(one.find(core("target")) is not None for one in parts if one.tag == core("segment"))
    if not whole:
        return
    for _place, part in sorted(enumerate(parts, start=1), key=_order):
        target = part.find(core("target"))
        # A space between sentences without a target of its own stays as it is.
        shown = part.find(core("source")) if target is None else target
        if shown is not None:
            yield shown


def _order(numbered: tuple[int, Element]) -> int:
    """Return the part's place in the translation: its target may state another than in the source."""
    place, part = numbered
    target = part.find(core("target"))
    order = "" if target is None else target.get("order", "")
    return int(order) if ORDER.fullmatch(order) else place


def _data(data: Element) -> str:
    return "".join(data.itertext())
