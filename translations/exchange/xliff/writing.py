"""Writes a catalogue as XLIFF 2.0."""

from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

import polib
from django.utils.translation import to_language

from translations.exchange.xliff.codes import NOT_IN_XML, Codes
from translations.exchange.xliff.names import (
    CATEGORY,
    CORE,
    METADATA,
    PLACE,
    REMARK,
    XML_SPACE,
    core,
    metadata,
)

register_namespace("", CORE)
register_namespace("mda", METADATA)


def as_xliff(catalogue: polib.POFile, source_language: str, kept: list[str]) -> bytes:
    """Return the catalogue as an XLIFF 2.0 file; ``kept`` names the header fields that it repeats."""
    target_language = to_language(catalogue.metadata["Language"])
    root = Element(core("xliff"), version="2.0", srcLang=source_language, trgLang=target_language)
    file = SubElement(root, core("file"), id="f1")
    group = SubElement(
        SubElement(file, metadata("metadata")), metadata("metaGroup"), category=CATEGORY
    )
    for name in kept:
        SubElement(group, metadata("meta"), type=name).text = catalogue.metadata.get(name, "")
    if catalogue.header:
        _note(SubElement(file, core("notes")), catalogue.header, PLACE)
    for number, entry in enumerate(catalogue, start=1):
        if not entry.obsolete:
            _add(file, entry, f"u{number}")
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _add(file: Element, entry: polib.POEntry, identity: str) -> None:
    unit = SubElement(file, core("unit"), id=identity, name=entry.msgctxt or "")
    unit.set(XML_SPACE, "preserve")
    notes = [(entry.comment, PLACE), (entry.tcomment, REMARK)]
    if any(text for text, _category in notes):
        holder = SubElement(unit, core("notes"))
        for text, category in notes:
            if text:
                _note(holder, text, category)
    codes = Codes()
    state = "translated" if entry.msgstr and not entry.fuzzy else "initial"
    segment = Element(core("segment"), state=state)
    codes.fill(SubElement(segment, core("source")), entry.msgid)
    if entry.msgstr:
        codes.fill(SubElement(segment, core("target")), entry.msgstr)
    if codes.data:
        data = SubElement(unit, core("originalData"))
        for tag, identity_of_tag in codes.data.items():
            SubElement(data, core("data"), id=identity_of_tag).text = tag
    unit.append(segment)


def _note(parent: Element, text: str, category: str) -> None:
    # A note cannot contain the element that stands for such a character.
    SubElement(parent, core("note"), category=category).text = NOT_IN_XML.sub("", text)
