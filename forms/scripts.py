"""The alphabets of a text: the site's languages are written in Latin and Cyrillic letters."""

import re
import unicodedata

HOME = {"LATIN", "CYRILLIC"}
WORD = re.compile(r"[^\W\d_]+")


def mixes_scripts(text: str) -> bool:
    """Does one word hold Latin and Cyrillic letters? Filters for words are evaded so."""
    return any({_script(letter) for letter in word} >= HOME for word in WORD.findall(text))


def is_foreign(text: str) -> bool:
    """Is more than half of the letters neither Latin nor Cyrillic?"""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(_script(letter) not in HOME for letter in letters) > len(letters)


def _script(letter: str) -> str:
    # "LATIN SMALL LETTER A": the first word of a letter's name is its script.
    return unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").partition(" ")[0]
