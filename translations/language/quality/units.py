"""Compares units: twenty minutes must not become twenty hours."""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.language.quality.checked_string import ERROR, CheckedString, Finding
from translations.language.quality.languages import UNITS, base
from translations.language.quality.numbers import canonical, differences

#: A number and the word or sign after it, as in "20 min", "20-minute", "20 %".
MEASURE = re.compile(r"(?<![\d.,:+])(\d+(?:[.,]\d+)?)(?: |[-‑]| ?)([^\W\d_]+|[%€])")
BEFORE = re.compile(r"([€]) ?(\d+(?:[.,]\d+)?)")
#: A word of two letters or more, or a sign.
PART = re.compile(r"[^\W\d_]{2,}|[%€]")
#: Latvian and Russian need a unit where English has none: “over 65”, “at 9”.
OFTEN_UNSAID = {"year", "hour"}


def wrong_units(checked: CheckedString) -> Iterator[Finding]:
    wanted = measures(checked.source_text, checked.source_language)
    found = measures(checked.target_text, checked.target_language)
    wrong = [n for n in sorted(wanted.keys() & found.keys()) if not wanted[n] & found[n]]
    for number in wrong:
        message = _("After %(number)s the translation has a different unit from the original.")
        yield Finding(ERROR, "unit", message % {"number": number})
    if checked.safety and not wrong and _knows_both(checked):
        yield from _one_sided(checked, wanted, found)


def _one_sided(
    checked: CheckedString, wanted: dict[str, set[str]], found: dict[str, set[str]]
) -> Iterator[Finding]:
    """Return units that only one of the two texts has, at any place.

    Units of missing or added numbers are left out: `numbers` reports these.
    """
    missing, added = differences(checked)
    there = _mentioned(checked.target_text, checked.target_language, found)
    known = _mentioned(checked.source_text, checked.source_language, wanted) | OFTEN_UNSAID
    for number, units in sorted(wanted.items()):
        if canonical(number) not in missing and not units & there:
            message = _("The unit of %(number)s is missing.")
            yield Finding(ERROR, "unit", message % {"number": number})
    for number, units in sorted(found.items()):
        if canonical(number) not in added and not units & known:
            message = _("The original does not have the unit that follows %(number)s.")
            yield Finding(ERROR, "unit", message % {"number": number})


def _knows_both(checked: CheckedString) -> bool:
    return {base(checked.source_language), base(checked.target_language)} <= UNITS.keys()


def _mentioned(text: str, language_code: str, measured: dict[str, set[str]]) -> set[str]:
    """Return every unit in a text. Single letters count only after a number: “с” is also a preposition."""
    named = [_units(word.lower(), language_code) for word in PART.findall(text)]
    return set().union(*measured.values(), *named)


def measures(text: str, language_code: str) -> dict[str, set[str]]:
    """Return the units that follow each number; only units in the language's data are recognised."""
    found: dict[str, set[str]] = defaultdict(set)
    pairs = [(number, word) for number, word in MEASURE.findall(text)]
    pairs += [(number, sign) for sign, number in BEFORE.findall(text)]
    for number, word in pairs:
        if units := _units(word.lower(), language_code):
            found[number.replace(",", ".")] |= units
    return found


def _units(word: str, language_code: str) -> set[str]:
    known = UNITS.get(base(language_code), {})
    return {unit for unit, forms in known.items() if any(_is(word, form) for form in forms)}


def _is(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("-") else word == form
