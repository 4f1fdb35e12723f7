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


class TooLongError(ValueError):
    """The texts are far longer than the file that they come from."""


class Texts:
    """Reads the texts of one file, at most ``left`` characters.

    Each code repeats a tag of its unit's original data: a small file of many codes that name
    one long tag could otherwise fill the memory.
    """

    def __init__(self, left: int) -> None:
        self._left = left

    def of(self, element: Element, tags: "Tags") -> str:
        """Return the HTML fragment of a ``source`` or ``target``. Raises `TooLongError`."""
        parts = []
        # No recursion: a hostile file may nest its codes deeper than Python can.
        waiting = _content(element)
        while waiting:
            part = waiting.pop()
            if not isinstance(part, str):
                before, after = tags.of(part)
                waiting += [after, *([] if part.tag == core("cp") else _content(part))]
                part = before
            self._left -= len(part)
            if self._left < 0:
                raise TooLongError
            parts.append(part)
        return "".join(parts)


class Tags:
    """The tags of one unit's codes: ``data`` is its original data by id."""

    def __init__(self, data: dict[str, str]) -> None:
        self._data = data
        # By the code's id, for a program that drops the references in the target.
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, code: Element) -> tuple[str, str]:
        """Return what the code puts before its content and after it."""
        name = code.tag.removeprefix(f"{{{CORE}}}")
        if name == "cp":
            return _escaped(_character(code.get("hex", ""))), ""
        if name == "ec":
            start = self._known.get(code.get("startRef", code.get("id", "")), ("", ""))
            return self._data.get(code.get("dataRef", ""), start[1]), ""
        if name not in {"pc", "ph", "sc"}:
            # Marks of a term or a comment: their text belongs to the string.
            return "", ""
        start_reference = code.get("dataRefStart", code.get("dataRef", ""))
        pair = (self._data.get(start_reference, ""), self._data.get(code.get("dataRefEnd", ""), ""))
        known = self._known.setdefault(code.get("id", ""), pair)
        before, after = pair if any(pair) else known
        return (before, "") if name == "sc" else (before, after)


def _content(element: Element) -> list[Element | str]:
    """Return the texts and elements inside the element, the last one first."""
    content: list[Element | str] = [_escaped(element.text)]
    for child in element:
        content += [child, _escaped(child.tail)]
    return content[::-1]


def _escaped(text: str | None) -> str:
    return html.escape(text or "", quote=False)


def _character(digits: str) -> str:
    try:
        character = chr(int(digits, 16))
        # Half of a surrogate pair could be neither stored nor shown.
        character.encode()
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
    return character
