"""One way to write a letter: without case, without accents that people leave out."""

import re
import unicodedata

#: Latin letters with marks: Latin-1, Extended-A and -B, Extended Additional (ā, ģ, š, ễ).
LATIN = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
#: Letters without a decomposition, and the two Russian ones that are written as one.
OTHERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
RUSSIAN = {"ё": "е"}
#: Stress marks and other accents that stand alone; й is one letter by then.
MARKS = re.compile(r"[\u0300-\u036f]")
#: Soft hyphens, joiners, direction marks, half a surrogate pair: nobody sees them.
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
    """Return the text in lower case, its Latin letters without marks, ё as е, full-width forms as usual ones.

    >>> fold("Muguras MASĀŽA"), fold("Тёплый"), fold("ма́ссаж"), fold("Ｍａｓｓａｇｅ")
    ('muguras masaza', 'теплый', 'массаж', 'massage')
    """
    seen = UNSEEN.sub("", text)
    lower = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return MARKS.sub("", lower.translate(BASES))
