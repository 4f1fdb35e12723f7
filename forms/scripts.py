"""Detects alphabets: the site's languages use Latin and Cyrillic letters."""

import re
import unicodedata

HOME = {"LATIN", "CYRILLIC"}
WORD = re.compile(r"[^\W\d_]+")


def mixes_scripts(text: str) -> bool:
    """Return whether a word mixes Latin and Cyrillic letters, a way to evade word filters."""
    return any({_script(letter) for letter in word} >= HOME for word in WORD.findall(text))


def is_foreign(text: str) -> bool:
    """Return whether more than half of the letters are neither Latin nor Cyrillic."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(_script(letter) not in HOME for letter in letters) > len(letters)


def _script(letter: str) -> str:
    # The first word of a letter's Unicode name is its script: "LATIN SMALL LETTER A".
    return unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").partition(" ")[0]
