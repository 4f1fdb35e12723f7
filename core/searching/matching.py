"""Whether a text says what somebody typed, for lists that a reader narrows.

The app that understands inflections registers its matcher in its ``wagtail_hooks``;
a list needs not know which that is::

    @hooks.register(matching.HOOK)
    def match_by_stems(query: str, language: str) -> Matcher: ...
"""

from dataclasses import dataclass
from typing import Protocol

from wagtail import hooks

HOOK = "register_matcher"
#: Nobody types more to find a word in a list.
LONGEST = 200


class Matcher(Protocol):
    """What was typed, ready to be compared with many texts. Without words it is false."""

    def __bool__(self) -> bool: ...

    def matches(self, *texts: str) -> bool: ...

    def nearly_matches(self, *texts: str) -> bool:
        """The same, for words with slips."""
        ...

    def names(self, *phrases: str) -> bool:
        """Whether one of the phrases was typed whole, whatever else was typed: "type 2 diabetes" names "Diabetes"."""
        ...

    def nearly_names(self, *phrases: str) -> bool:
        """The same, for words with slips."""
        ...


@dataclass(frozen=True)
class Containing:
    """The simplest one: the text contains what was typed."""

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
    """Return what was typed as one line that can be shown."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * LONGEST])
    return " ".join(seen.split())[:LONGEST]


def matcher(query: str, language: str) -> Matcher:
    """Return the registered matcher for what was typed, else one for its letters."""
    for register in hooks.get_hooks(HOOK):
        return register(query, language)
    return Containing(typed_words(query).casefold())
