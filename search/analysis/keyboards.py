"""Converts a query typed with the wrong keyboard layout."""

import re

LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
#: Shifted keys: their Latin characters are punctuation, which would be dropped.
SHIFTED = dict(zip('{}:"<>~', "хъжэбюё", strict=True))

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
TO_RUSSIAN = str.maketrans(dict(zip(LATIN_KEYS, RUSSIAN_KEYS, strict=True)) | SHIFTED)
TO_LATIN = str.maketrans(RUSSIAN_KEYS, LATIN_KEYS)


def on_russian_keys(typed: str) -> str:
    """Return the text that the same keys produce on a Russian keyboard.

    >>> on_russian_keys("vfccf;")
    'массаж'
    """
    return typed.casefold().translate(TO_RUSSIAN)


def on_latin_keys(typed: str) -> str:
    """Return the text that the same keys produce on a Latin keyboard.

    >>> on_latin_keys("ьфыыфпу")
    'massage'
    """
    return typed.casefold().translate(TO_LATIN)
