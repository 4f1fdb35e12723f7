from collections.abc import Callable, Iterable, Iterator

from translations.language.glossary import Agreed
from translations.language.quality import (
    diacritics,
    lengths,
    markup,
    numbers,
    punctuation,
    scripts,
    terms,
    units,
    untranslated,
)
from translations.language.quality.checked_string import ERROR, WARNING, CheckedString, Finding
from translations.language.quality.voice import VOICE_CHECKS

Check = Callable[[CheckedString], Iterator[Finding]]

#: Checks that need only the two strings.
CHECKS: list[Check] = [
    numbers.wrong_numbers,
    units.wrong_units,
    scripts.mixed_scripts,
    scripts.foreign_script,
    untranslated.left_in_source,
    markup.lost_tags,
    markup.stray_spaces,
    lengths.too_long,
    punctuation.wrong_ending,
]
#: Kinds of strings that are not checked: slugs follow rules of their own.
UNCHECKED = {"slug"}
#: Lists of words to search for or to warn of. Nobody reads them, so the voice and the glossary do not apply.
WORD_LISTS = {"other_names", "forbidden"}


def error_in(checked: CheckedString) -> str:
    """Return the reasons why a string must not be published, one per line; empty if it may."""
    return "\n".join(one.message for one in _found(checked) if one.severity == ERROR)


def warnings_in(
    checked: CheckedString,
    *,
    agreed: Iterable[Agreed] = (),
    known: diacritics.Vocabulary = ({}, set()),
) -> list[Finding]:
    """Return findings that a translator should review."""
    if checked.path in UNCHECKED:
        return []
    found = [one for one in _found(checked) if one.severity == WARNING]
    found += diacritics.missing_marks(checked, known)
    if checked.path not in WORD_LISTS:
        found += terms.wrong_terms(checked, agreed)
        found += [one for check in VOICE_CHECKS for one in check(checked)]
    return found


def _found(checked: CheckedString) -> Iterator[Finding]:
    if checked.path not in UNCHECKED:
        for check in CHECKS:
            yield from check(checked)
