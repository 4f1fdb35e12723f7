"""Applies the rules of a language to a translated string."""

from collections.abc import Iterator

from translations.language.quality.checked_string import CheckedString, Finding
from translations.language.quality.languages import base
from translations.language.quality.voice import english, latvian, russian
from translations.language.quality.voice.languages import ENGLISH, LATVIAN, RUSSIAN
from translations.language.quality.voice.rule import Rule

RULES: dict[str, list[Rule]] = {
    ENGLISH: english.RULES,
    LATVIAN: latvian.RULES,
    RUSSIAN: russian.RULES,
}


def broken_rules(checked: CheckedString) -> Iterator[Finding]:
    for rule in RULES.get(base(checked.target_language), []):
        if found := rule.finding(checked):
            yield found
