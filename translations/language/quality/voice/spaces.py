"""The pattern of a number that a line can break off from its unit."""

import re

from translations.language.quality.languages import UNITS
from translations.language.quality.voice.languages import LATVIAN, RUSSIAN

#: Also kept with their number; these are no units that a translation must keep.
COUNTED = {LATVIAN: ("reiz-", "°C"), RUSSIAN: ("раз", "раза", "°C")}
#: Also a preposition, or an initial: too doubtful.
AMBIGUOUS = {"с", "д", "s", "d"}


def number_before_unit(language: str) -> re.Pattern[str]:
    forms = {form for unit in UNITS[language].values() for form in unit} - AMBIGUOUS
    words = sorted(_as_pattern(form) for form in forms | set(COUNTED[language]))
    return re.compile(rf"\d (?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _as_pattern(form: str) -> str:
    return re.escape(form[:-1]) + r"\w*" if form.endswith("-") else re.escape(form)
