"""Compares the numbers, times and phone numbers of a translation with those of the source."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.language.quality.checked_string import ERROR, CheckedString, Finding, words
from translations.language.quality.languages import NUMBER_WORDS, base

THOUSANDS = re.compile(r"(?<![\d.,:])\d{1,3}(?:[ ,’']\d{3})+(?![\d])")
PHONE = re.compile(r"\+\d[\d ()\-‑]{6,}\d|(?<!\d)(?:\d{2,4}(?: \d{2,4}){1,4}|\d{8,15})(?!\d)")
CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.? ?m\b\.?", re.IGNORECASE)
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
#: Digits of a national phone number; those before them are the country code.
NATIONAL_DIGITS = 8


def wrong_numbers(checked: CheckedString) -> Iterator[Finding]:
    wanted, found = phones(checked.source_text), phones(checked.target_text)
    if missing := wanted - found:
        yield Finding(
            ERROR,
            "phone",
            _("A phone number is missing or differs: %(numbers)s.") % {"numbers": _list(missing)},
        )
        return
    yield from _compare(checked)


def differences(checked: CheckedString) -> tuple[set[str], set[str]]:
    """Return the numbers that the translation lacks, and those it adds. A number may be written as a word."""
    wanted, found = numbers(checked.source_text), numbers(checked.target_text)
    missing = {
        n for n in wanted - found if not _in_words(n, checked.target_text, checked.target_language)
    }
    added = {
        n for n in found - wanted if not _in_words(n, checked.source_text, checked.source_language)
    }
    return missing, added


def _compare(checked: CheckedString) -> Iterator[Finding]:
    missing, added = differences(checked)
    if missing and added:
        message = _("The numbers differ: the original says %(source)s, the translation %(target)s.")
        yield Finding(ERROR, "number", message % {"source": _list(missing), "target": _list(added)})
    elif missing:
        message = _("These numbers of the original are missing: %(numbers)s.")
        yield Finding(checked.gravity, "number", message % {"numbers": _list(missing)})
    elif added:
        message = _("The original does not have these numbers: %(numbers)s.")
        yield Finding(checked.gravity, "number", message % {"numbers": _list(added)})


def phones(text: str) -> set[str]:
    """Return the last digits of each phone number, with or without a country code."""
    found = {re.sub(r"\D", "", one) for one in PHONE.findall(THOUSANDS.sub(_joined, text))}
    return {digits[-NATIONAL_DIGITS:] for digits in found if len(digits) >= NATIONAL_DIGITS}


def numbers(text: str) -> set[str]:
    """Return all other numbers, normalised: "1,000" and "1 000", "2.5" and "2,50", "5 pm" and "17.00" are equal."""
    text = THOUSANDS.sub(_joined, text)
    text = PHONE.sub(
        lambda m: " " if len(re.sub(r"\D", "", m[0])) >= NATIONAL_DIGITS else m[0], text
    )
    return {canonical(number) for number in NUMBER.findall(CLOCK.sub(_full_day, text))}


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[0])


def _full_day(match: re.Match[str]) -> str:
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return f"{hour}:{match[2] or '00'} "


def canonical(number: str) -> str:
    first, *rest = re.split(r"[.,:]", number)
    parts = [first.lstrip("0") or "0", *rest]
    if len(parts) == 2:
        parts[1] = parts[1].rstrip("0")
    return ".".join(part for part in parts if part)


def _in_words(number: str, text: str, language_code: str) -> bool:
    beginnings = NUMBER_WORDS.get(base(language_code), {}).get(number, ())
    return any(word.lower().startswith(beginnings) for word in words(text)) if beginnings else False


def _list(numbers: set[str]) -> str:
    return ", ".join(sorted(numbers, key=lambda number: (len(number), number)))
