"""The inflected forms of Hunspell dictionaries: an oracle for the stemmers, never a part of the site."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("/usr/share/hunspell")
#: Each language's dictionary, as Debian's packages of the same names install it.
DICTIONARIES = {"en": "en_US", "lv": "lv_LV", "ru": "ru_RU"}
#: The flags that inflect an English word; the others derive one word from another ("kind", "kindly").
INFLECTIONS = {"en": set("SDGT")}
RUSSIAN_VERB = re.compile(r"(?:[тч]ь|ти|сь|ся)$")

RULE = re.compile(r"^SFX\s+(\S)\s+(\S+)\s+([^\s/]+)(?:/\S*)?\s+(\S+)", re.MULTILINE)
#: A lemma with all its forms, itself among them.
Paradigm = tuple[str, set[str]]


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


def path(code: str, kind: str = "dic") -> Path:
    return FOLDER / f"{DICTIONARIES[code]}.{kind}"


def suffixes(code: str) -> dict[str, list[Suffix]]:
    found = defaultdict(list)
    for flag, strip, add, condition in RULE.findall(path(code, "aff").read_text()):
        ends = "" if condition == "." else condition
        found[flag].append(
            Suffix("" if strip == "0" else strip, "" if add == "0" else add, re.compile(f"{ends}$"))
        )
    return found


def lemmas(code: str) -> dict[str, str]:
    """Return each lemma with the flags of its endings: nouns and adjectives; in English the verbs too."""
    found: dict[str, set[str]] = defaultdict(set)
    for lemma, flags, facts in _entries(code):
        if (
            lemma.isalpha()
            and lemma.islower()
            and len(lemma) > 3
            and _is_wanted(code, lemma, facts)
        ):
            found[lemma] |= set(flags) & INFLECTIONS.get(code, set(flags))
    return {lemma: "".join(sorted(flags)) for lemma, flags in found.items() if flags}


def _entries(code: str) -> Iterator[tuple[str, str, str]]:
    for line in path(code).read_text().splitlines()[1:]:
        entry, _, facts = line.partition(" ")
        lemma, _, flags = entry.partition("/")
        yield lemma, flags, facts


def _is_wanted(code: str, lemma: str, facts: str) -> bool:
    if code == "lv":
        return facts.startswith(("po:lietv", "po:īpv"))
    return code == "en" or not RUSSIAN_VERB.search(lemma)


def forms(lemma: str, flags: str, rules: dict[str, list[Suffix]]) -> set[str]:
    """All that a lemma's own endings make of it."""
    made = {rule.apply(lemma) for flag in flags for rule in rules.get(flag, ())}
    return {form for form in made if form and form.isalpha()} | {lemma}
