"""Puts content modules into the source language of the site."""

import re
from html import escape
from typing import Any

from practice.building.catalogues import ENGLISH, Catalogues

#: A paragraph, list item or heading of a rich text: one string of a catalogue.
PIECE = re.compile(r"<(p|li|h[2-4])>(.*?)</\1>", re.DOTALL)
LINK = re.compile(r"<a [^>]*>")
#: Names of content that hold keys, not words.
KEYS = {"key", "page", "index", "anchor", "level", "severity", "urgency", "zone", "zones", "group"}


class Wording:
    """Translates the content of one object: ``Wording(catalogues, "lv", "homepage-home")(content)``."""

    def __init__(self, catalogues: Catalogues, code: str, name: str) -> None:
        self.catalogues = catalogues
        self.code = code if catalogues.speaks(code) else ENGLISH
        self.texts: dict[str, str] = {}
        self.slug = ""
        if self.code != ENGLISH:
            for (place, english), text in catalogues.texts(name, self.code).items():
                if place == "slug":
                    self.slug = text
                else:
                    self.texts[english] = text

    def __call__(self, content: Any) -> Any:
        if isinstance(content, str):
            return self.text(content)
        if isinstance(content, dict):
            return {name: value if name in KEYS else self(value) for name, value in content.items()}
        if isinstance(content, tuple):  # a row of a stream: (block type, role, value)
            return (*content[:-1], self(content[-1]))
        if isinstance(content, list):
            return [self(value) for value in content]
        return content

    def text(self, text: str) -> str:
        if not PIECE.search(text):
            return self.catalogues.complete(self.texts.get(text, text), self.code)
        return PIECE.sub(lambda found: f"<{found[1]}>{self._piece(found[2])}</{found[1]}>", text)

    def _piece(self, html: str) -> str:
        links = LINK.findall(html)
        numbers = iter(range(1, len(links) + 1))
        plain = LINK.sub(lambda _link: f'<a id="a{next(numbers)}">', html)
        said = self.texts.get(plain, plain)
        for number, link in enumerate(links, start=1):
            said = said.replace(f'<a id="a{number}">', link)
        return self.catalogues.complete(said, self.code, escape)
