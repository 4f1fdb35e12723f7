"""Explains words of the glossary where a guide first uses them, in the guide's rendered HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.html import format_html

from translations.language.glossary import place
from translations.models import Term

#: A tag, or the text up to the next one. No attribute of our templates holds a bare ">".
PIECE = re.compile(r"<[^>]*>|[^<]+")
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "rect", "source", "use", "wbr"}
#: Running text is marked with this class. Within it these stay as they are: what has a function of its own, and warnings.
RUNNING = re.compile(r'class="(?:[^"]*\s)?prose[\s"]')
WARNING = re.compile(r'class="(?:[^"]*\s)?care-card[\s"]')
LEFT_ALONE = {
    "a", "b", "button", "form", "h1", "h2", "h3", "h4", "script", "style", "summary", "svg", "template",
}  # fmt: skip

#: A button and its popover: they work without JavaScript.
MARKED = (
    '<button type="button" class="word" popovertarget="word-{key}">{text}</button>'
    '<span class="word-note" id="word-{key}" popover><b>{name}</b> {explanation}</span>'
)


@dataclass
class Reading:
    """Where in the HTML we are, and which words are still to be explained."""

    words: list[Term]
    open: list[tuple[str, bool, bool]] = field(default_factory=list)

    @property
    def is_in_running_text(self) -> bool:
        running = any(is_running for _name, is_running, _alone in self.open)
        return running and not any(alone for _name, _running, alone in self.open)

    def step(self, tag: str) -> None:
        """Pass a tag."""
        found = TAG.match(tag)
        if found is None or found[2].lower() in VOID or tag.endswith("/>"):
            return
        name = found[2].lower()
        if not found[1]:
            alone = name in LEFT_ALONE or bool(WARNING.search(tag))
            self.open.append((name, bool(RUNNING.search(tag)), alone))
            return
        while self.open and self.open.pop()[0] != name:
            pass

    def explained(self, text: str) -> str:
        """Return a piece of text, with each word of the glossary that it is the first to use marked."""
        found = [(where, word) for word in self.words if (where := place(text, word.name))]
        if not found:
            return text
        (start, end), word = min(found, key=lambda one: (one[0][0], -one[0][1]))
        self.words.remove(word)
        marked = MARKED.format(key=word.key, text=text[start:end], **_shown(word))
        return f"{text[:start]}{marked}{self.explained(text[end:])}"


def _shown(word: Term) -> dict[str, str]:
    return {
        "name": format_html("{}", word.name),
        "explanation": format_html("{}", word.explanation),
    }


def explained(html: str, words: Iterable[Term]) -> str:
    """Return the HTML of a guide with an explanation at the first use of each of these words in running text."""
    return "".join(_pieces(html, Reading(list(words))))


def _pieces(html: str, reading: Reading) -> Iterator[str]:
    for match in PIECE.finditer(html):
        piece = match[0]
        if piece.startswith("<"):
            reading.step(piece)
        elif reading.words and reading.is_in_running_text:
            piece = reading.explained(piece)
        yield piece
