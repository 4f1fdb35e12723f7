"""Folds case, accents and character variants."""

import re
import unicodedata


def pairs(text: str) -> dict[str, str]:
    """Parse "feet:foot teeth:tooth" into a dictionary."""
    return dict(pair.split(":") for pair in text.split())


#: Latin letters with marks: Latin-1, Extended-A and -B, Extended Additional (ā, ģ, š, ễ).
LATIN = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
#: Letters without a Unicode decomposition, and Russian ё, which is often written as е.
OTHERS = pairs("ø:o ł:l đ:d ð:d ħ:h ı:i æ:ae œ:oe þ:th")
RUSSIAN = {"ё": "е"}
#: Combining accents such as stress marks; й has already been composed to one character.
MARKS = re.compile(r"[\u0300-\u036f]")
#: Invisible characters: soft hyphens, joiners, direction marks, unpaired surrogates.
UNSEEN = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def _bases() -> dict[int, str]:
    bases = {}
    for code in LATIN:
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base != chr(code) and base.isalpha():
            bases[code] = base
    return bases | {ord(letter): base for letter, base in (OTHERS | RUSSIAN).items()}


BASES = _bases()


def fold(text: str) -> str:
    """Return the text in lower case, Latin letters without diacritics, ё as е, full-width characters as normal ones.

    >>> fold("Muguras MASĀŽA"), fold("Тёплый"), fold("ма́ссаж"), fold("Ｍａｓｓａｇｅ")
    ('muguras masaza', 'теплый', 'массаж', 'massage')
    """
    seen = UNSEEN.sub("", text)
    lower = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return MARKS.sub("", lower.translate(BASES))
