"""The inflected forms of a Hunspell dictionary: an oracle for the Latvian stemmer, never a part of the site."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("/usr/share/hunspell")
DICTIONARY = FOLDER / "lv_LV.dic"
AFFIXES = FOLDER / "lv_LV.aff"

RULE = re.compile(r"^SFX\s+(\S)\s+(\S+)\s+([^\s/]+)(?:/\S*)?\s+(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Suffix:
    """One rule: what is taken away, what is put there, and after which endings."""

    strip: str
    add: str
    condition: re.Pattern[str]

    def apply(self, lemma: str) -> str | None:
        if not lemma.endswith(self.strip) or not self.condition.search(lemma):
            return None
        return lemma.removesuffix(self.strip) + self.add


def suffixes() -> dict[str, list[Suffix]]:
    found = defaultdict(list)
    for flag, strip, add, condition in RULE.findall(AFFIXES.read_text()):
        ends = "" if condition == "." else condition
        found[flag].append(
            Suffix("" if strip == "0" else strip, "" if add == "0" else add, re.compile(f"{ends}$"))
        )
    return found


def lemmas() -> Iterator[tuple[str, str, str]]:
    """Yield ``(lemma, flags, part of speech)``; names and abbreviations are left out."""
    for line in DICTIONARY.read_text().splitlines()[1:]:
        entry, _, facts = line.partition(" ")
        lemma, _, flags = entry.partition("/")
        if lemma.isalpha() and lemma.islower() and len(lemma) > 3 and facts.startswith("po:"):
            yield lemma, flags, facts.removeprefix("po:")


def forms(lemma: str, flags: str, rules: dict[str, list[Suffix]]) -> set[str]:
    """All that a lemma's own endings make of it."""
    made = {rule.apply(lemma) for flag in flags for rule in rules.get(flag, ())}
    return {form for form in made if form and form.isalpha()} | {lemma}
