"""Twenty minutes must not become twenty hours."""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.quality.languages import UNITS, base
from translations.quality.said import ERROR, Finding, Said

#: A number and the word or sign after it, as in "20 min", "20-minute", "20 %".
MEASURE = re.compile(r"(?<![\d.,:+])(\d+(?:[.,]\d+)?)(?: |[-‑]| ?)([^\W\d_]+|[%€])")
BEFORE = re.compile(r"([€]) ?(\d+(?:[.,]\d+)?)")


def wrong_units(said: Said) -> Iterator[Finding]:
    wanted = measures(said.source_text, said.source_language)
    found = measures(said.target_text, said.target_language)
    for number in sorted(wanted.keys() & found.keys()):
        if not wanted[number] & found[number]:
            yield Finding(
                ERROR,
                "unit",
                _("After %(number)s the translation has another unit than the original.")
                % {"number": number},
            )


def measures(text: str, language_code: str) -> dict[str, set[str]]:
    """Return the units that follow each number, as far as the language's units are known."""
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
