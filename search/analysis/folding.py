"""Folds case, accents and character variants."""

import re
import unicodedata


def pairs(text: str) -> dict[str, str]:
    """Parse "feet:foot teeth:tooth" into a dictionary."""
    return dict(pair.split(":") for pair in text.split())


#: Letters without a Unicode decomposition.
OTHERS = str.maketrans(pairs("ø:o ł:l đ:d ð:d ħ:h ı:i æ:ae œ:oe þ:th"))
#: Combining accents: diacritics of Latin letters, the dots of ё, stress marks.
MARKS = re.compile(r"[\u0300-\u036f]")
#: Invisible characters: soft hyphens, joiners, direction marks, unpaired surrogates.
UNSEEN = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def fold(text: str) -> str:
    """Return the text in lower case, Latin letters without diacritics, ё as е, full-width characters as normal ones.

    >>> fold("Muguras MASĀŽA"), fold("Тёплый"), fold("ма́ссаж"), fold("Ｍａｓｓａｇｅ")
    ('muguras masaza', 'теплый', 'массаж', 'massage')
    """
    lower = unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold()
    # й is a letter of its own, no и with a mark.
    parts = unicodedata.normalize("NFKD", lower).replace("и\u0306", "й").translate(OTHERS)
    return unicodedata.normalize("NFC", MARKS.sub("", parts))
