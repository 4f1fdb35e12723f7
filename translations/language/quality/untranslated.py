"""Finds text left in the source language. Names, numbers, brands and single terms are allowed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from translations.language.quality.checked_string import (
    ERROR,
    WARNING,
    CheckedString,
    Finding,
    words,
)

#: Consecutive ordinary words from which a passage cannot be a term.
LONGEST_TERM = 4
#: Web and mail addresses are the same in every language.
ADDRESS = re.compile(r"\S*\w\.[a-z]{2,}\b\S*|\S+@\S+")


def left_in_source(checked: CheckedString) -> Iterator[Finding]:
    source, target = (_words(text) for text in (checked.source_text, checked.target_text))
    if [word.lower() for word in source] == [word.lower() for word in target]:
        ordinary = [word for word in source if word[0].islower() and len(word) > 1]
        if len(ordinary) >= 2 and len(source) >= 3:
            yield Finding(ERROR, "language", _("This is still the original, not a translation."))
        elif ordinary and len(source) == 2:
            yield Finding(
                WARNING, "language", _("This is the same as the original. Is that intended?")
            )
    elif common := _longest_common(source, target):
        yield Finding(
            WARNING,
            "language",
            _("A part is still in the language of the original: “%(words)s”.") % {"words": common},
        )


def _words(text: str) -> list[str]:
    return words(ADDRESS.sub(" ", text))


def _longest_common(source: list[str], target: list[str]) -> str:
    """Return the first run of ordinary source words in the target that is too long for a term; empty if none."""
    runs = set(pairwise(word.lower() for word in source))
    run: list[str] = []
    for word in target:
        continues = bool(run) and (run[-1].lower(), word.lower()) in runs
        run = [*run, word] if continues else [word]
        if len([one for one in run if one.islower()]) >= LONGEST_TERM:
            return " ".join(run)
    return ""
