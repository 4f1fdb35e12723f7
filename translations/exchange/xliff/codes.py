"""Turns the tags of a string into XLIFF's inline codes, which translation programs protect, and back.

``Warm <b>hands</b>.`` becomes ``Warm <pc id="1">hands</pc>.``; the tags themselves are
kept in the unit's ``originalData``.
"""

import html
import re
from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from translations.exchange.xliff.names import CORE, core

TAG = re.compile(r"(</?[a-zA-Z][^<>]*>)")
#: XML 1.0 cannot contain these, and its parsers turn a carriage return into a line feed.
NOT_IN_XML = re.compile("([\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff])")


class Codes:
    """The inline codes of one unit. Equal tags of source and target have the same id."""

    def __init__(self) -> None:
        self.data: dict[str, str] = {}
        self._ids: dict[tuple[str, int], str] = {}

    def fill(self, parent: Element, data: str) -> None:
        """Append the string ``data``, an HTML fragment, to a ``source`` or ``target`` element."""
        tokens = [token for token in TAG.split(data) if token]
        partners = _partners(tokens)
        counts: Counter[str] = Counter()
        inside = [parent]
        for place, token in enumerate(tokens):
            if not TAG.fullmatch(token):
                _text(inside[-1], html.unescape(token))
            elif place not in partners:
                code = SubElement(inside[-1], core("ph"), id=self._id(token, counts))
                code.set("dataRef", self._reference(token))
            elif partners[place] > place:
                code = SubElement(inside[-1], core("pc"), id=self._id(token, counts))
                code.set("dataRefStart", self._reference(token))
                code.set("dataRefEnd", self._reference(tokens[partners[place]]))
                inside.append(code)
            else:
                inside.pop()

    def _id(self, tag: str, counts: Counter[str]) -> str:
        counts[tag] += 1
        return self._ids.setdefault((tag, counts[tag]), str(len(self._ids) + 1))

    def _reference(self, tag: str) -> str:
        return self.data.setdefault(tag, f"d{len(self.data) + 1}")


def _partners(tokens: list[str]) -> dict[int, int]:
    """Return the places of properly nested start and end tags, each with its partner's."""
    partners: dict[int, int] = {}
    waiting: list[tuple[int, str]] = []
    for place, token in enumerate(tokens):
        if not TAG.fullmatch(token) or token.endswith("/>"):
            continue
        name = token.strip("</>").split()[0].lower()
        if not token.startswith("</"):
            waiting.append((place, name))
            continue
        while name in {each for _place, each in waiting}:
            # Tags above it that never end, as "<br>", have no partner.
            start, each = waiting.pop()
            if each == name:
                partners |= {start: place, place: start}
                break
    return partners


def _text(parent: Element, text: str) -> None:
    for part in NOT_IN_XML.split(text):
        if NOT_IN_XML.fullmatch(part):
            SubElement(parent, core("cp"), hex=f"{ord(part):04X}")
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + part
        else:
            parent.text = (parent.text or "") + part


def text_of(element: Element, tags: dict[str, str], known: dict[str, tuple[str, str]]) -> str:
    """Return the HTML fragment of a ``source`` or ``target``.

    ``tags`` are the unit's original data by id; ``known`` collects the codes of the source
    by id, for a program that drops the references in the target.
    """
    parts = [_escaped(element.text)]
    for child in element:
        parts.append(_code(child, tags, known))
        parts.append(_escaped(child.tail))
    return "".join(parts)


def _code(child: Element, tags: dict[str, str], known: dict[str, tuple[str, str]]) -> str:
    name = child.tag.removeprefix(f"{{{CORE}}}")
    inner = text_of(child, tags, known)
    if name == "cp":
        return _escaped(_character(child.get("hex", "")))
    if name in {"pc", "ph", "sc"}:
        start = tags.get(child.get("dataRefStart", child.get("dataRef", "")), "")
        pair = (start, tags.get(child.get("dataRefEnd", ""), ""))
        before, after = known.setdefault(child.get("id", ""), pair) if not any(pair) else pair
        known.setdefault(child.get("id", ""), pair)
        return f"{before}{inner}{after}"
    if name == "ec":
        return tags.get(child.get("dataRef", ""), "")
    # Marks of a term or a comment: their text belongs to the string.
    return inner


def _escaped(text: str | None) -> str:
    return html.escape(text or "", quote=False)


def _character(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
