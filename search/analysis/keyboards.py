"""A query typed on the keys of another language."""

import re

LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
#: With the shift key; they would be lost as punctuation.
SHIFTED = dict(zip('{}:"<>~', "хъжэбюё", strict=True))

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
TO_RUSSIAN = str.maketrans(dict(zip(LATIN_KEYS, RUSSIAN_KEYS, strict=True)) | SHIFTED)
TO_LATIN = str.maketrans(RUSSIAN_KEYS, LATIN_KEYS)


def on_russian_keys(typed: str) -> str:
    """Return what the same keys write on a Russian keyboard.

    >>> on_russian_keys("vfccf;")
    'массаж'
    """
    return typed.casefold().translate(TO_RUSSIAN)


def on_latin_keys(typed: str) -> str:
    """Return what the same keys write on a Latin keyboard.

    >>> on_latin_keys("ьфыыфпу")
    'massage'
    """
    return typed.casefold().translate(TO_LATIN)
