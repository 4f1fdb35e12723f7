"""What a rule of the voice is: a pattern that a text must not contain."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise

from translations.language.quality.checked_string import WARNING, CheckedString, Finding

#: Places shown in one message.
SHOWN = 3


@dataclass(frozen=True)
class Rule:
    """A pattern that texts of one language must not contain, and the message with ``%(found)s``.

    ``unless`` is a pattern of the source that allows it: "need not" may stay „nav jā-”.
    """

    code: str
    pattern: re.Pattern[str]
    message: str | Promise
    unless: re.Pattern[str] | None = None

    def finding(self, checked: CheckedString) -> Finding | None:
        """Return one finding for all places that break the rule; ``None`` if there are none."""
        found = list(dict.fromkeys(self._places(checked.typed_text)))
        if not found or (self.unless and self.unless.search(checked.source_text)):
            return None
        shown = {"found": " · ".join(found[:SHOWN])}
        return Finding(WARNING, self.code, str(self.message) % shown)

    def _places(self, text: str) -> list[str]:
        return [_with_neighbours(text, *match.span()) for match in self.pattern.finditer(text)]


def pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


def _with_neighbours(text: str, start: int, end: int) -> str:
    """Return the place with the words that it is part of or lies between."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()
