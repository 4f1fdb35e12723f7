"""The input and the results of the checks on a translated string."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from translations.language.string_places import StringPlace

ERROR = "error"
WARNING = "warning"

#: A word: letters, with apostrophes and hyphens inside.
WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
#: Non-breaking spaces of every width.
HARD_SPACES = re.compile(r"[\u00a0\u2007\u2009\u202f\u2060]")


@dataclass(frozen=True)
class Finding:
    """The result of one check. An error refuses the string; a warning is shown beside it."""

    severity: str
    code: str
    message: str


@dataclass(frozen=True)
class Problem:
    """A finding at a place of one translation.

    ``row`` is the checked string; a check that is registered by another app may omit it.
    """

    place: StringPlace
    finding: Finding
    row: StringTranslation | None = None


@dataclass(frozen=True)
class CheckedString:
    """A source string and its translation, both as stored (with tags)."""

    source: str
    target: str
    source_language: str
    target_language: str
    #: The content path of wagtail-localize: ``body.<id>.text``.
    path: str = ""
    #: Whether the string is safety advice: every number and unit must be the same.
    safety: bool = False

    @property
    def gravity(self) -> str:
        """The level of a finding about missing or added content: an error in safety advice, else a warning."""
        return ERROR if self.safety else WARNING

    @cached_property
    def source_text(self) -> str:
        return plain(self.source)

    @cached_property
    def target_text(self) -> str:
        return plain(self.target)

    @cached_property
    def typed_text(self) -> str:
        """The translation without tags, with its non-breaking spaces as non-breaking."""
        return HARD_SPACES.sub("\u00a0", untagged(self.target))


def plain(data: str) -> str:
    """Return the text without tags, with ordinary spaces."""
    return HARD_SPACES.sub(" ", untagged(data))


def untagged(data: str) -> str:
    # Most strings have no tags, and need no parser.
    text = StringValue(data).render_text() if "<" in data else html.unescape(data)
    return unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    return WORD.findall(text)
