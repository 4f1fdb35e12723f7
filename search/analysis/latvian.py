"""A light stemmer for Latvian, from the declension tables, on text without diacritics."""

import re

ENDING_LIST = (
    "s is us a e u i o am im um em ai ei as es os iem ais ie ajam ajai ajos ajas ajiem aja ajs aju aji anas anos"
)
ENDINGS = sorted(ENDING_LIST.split(), key=len, reverse=True)
VOWEL = re.compile("[aeiou]")


def stem(word: str) -> str:
    for ending in ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and VOWEL.search(rest):
            break
    else:
        return word
    if ending in ("anas", "anos"):
        return rest + "an"
    if rest[-1] == "j" and len(rest) > 3 and rest[-2] in "pbmv":
        return rest[:-1]
    return rest
