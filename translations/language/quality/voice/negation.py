"""A word like "never" needs a negated verb: „bet nekad – pašu mugurkaulu” forbids nothing."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.language.quality.checked_string import WARNING, CheckedString, Finding
from translations.language.quality.languages import base
from translations.language.quality.voice.languages import LATVIAN, RUSSIAN
from translations.language.quality.voice.rule import pattern

SENTENCE = re.compile(r"[^.!?;]+")
#: By language: a word of denial, and what must deny beside it.
NEVER = {
    LATVIAN: (pattern(r"\bnekad\b"), pattern(r"\bne(?!kad\b|viens?\b)\w{2,}", r"\bnav\b")),
    RUSSIAN: (pattern(r"\bникогда\b"), pattern(r"\b(?:не|нет|нельзя)\b")),
}


def lonely_never(checked: CheckedString) -> Iterator[Finding]:
    never, denial = NEVER.get(base(checked.target_language), (None, None))
    if never and denial:
        for sentence in SENTENCE.findall(checked.target_text):
            if (word := never.search(sentence)) and not denial.search(sentence):
                message = _("“%(word)s” needs a negated verb in its sentence.")
                yield Finding(WARNING, "wording", message % {"word": word[0]})
