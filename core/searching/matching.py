"""Matches texts against a typed query, for lists with a filter box.

`search.wagtail_hooks` registers the matcher that knows inflections, so that lists need
not import it::

    @hooks.register(matching.HOOK)
    def match_by_stems(query: str, language: str) -> Matcher: ...
"""

from dataclasses import dataclass
from typing import Protocol

from wagtail import hooks

HOOK = "register_matcher"
#: In characters. The rest of a query is cut off.
LONGEST = 200


class Matcher(Protocol):
    """A parsed query, to be compared with many texts. False when it has no words."""

    def __bool__(self) -> bool: ...

    def matches(self, *texts: str) -> bool: ...

    def nearly_matches(self, *texts: str) -> bool:
        """Like `matches`, but allows misspelt words."""
        ...

    def names(self, *phrases: str) -> bool:
        """Whether one of the phrases was typed whole, whatever else was typed: "type 2 diabetes" names "Diabetes"."""
        ...

    def nearly_names(self, *phrases: str) -> bool:
        """The same, for words with slips."""
        ...


@dataclass(frozen=True)
class Containing:
    """The fallback: the text contains the query as a substring."""

    typed: str

    def __bool__(self) -> bool:
        return bool(self.typed)

    def matches(self, *texts: str) -> bool:
        return any(self.typed in text.casefold() for text in texts)

    def nearly_matches(self, *texts: str) -> bool:
        return self.matches(*texts)

    def names(self, *phrases: str) -> bool:
        return any(phrase and phrase.casefold() in self.typed for phrase in phrases)

    def nearly_names(self, *phrases: str) -> bool:
        return self.names(*phrases)


def typed_words(text: str) -> str:
    """Return the query on one line, without unprintable characters, cut to `LONGEST`."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * LONGEST])
    return " ".join(seen.split())[:LONGEST]


def matcher(query: str, language: str) -> Matcher:
    """Return the registered matcher for a query, else `Containing`."""
    for register in hooks.get_hooks(HOOK):
        return register(query, language)
    return Containing(typed_words(query).casefold())
