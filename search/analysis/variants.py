"""A query read in other letters: typed on the wrong keyboard, or in Latin letters for want of others."""

import re
from collections.abc import Iterator

from search.analysis.folding import fold

LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
UPPER_LATIN = '{}:"<>~'
UPPER_RUSSIAN = "хъжэбюё"
TO_RUSSIAN_KEYS = str.maketrans(LATIN_KEYS + UPPER_LATIN, RUSSIAN_KEYS + UPPER_RUSSIAN)
TO_LATIN_KEYS = str.maketrans(RUSSIAN_KEYS, LATIN_KEYS)

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)

#: Latin letters for Russian sounds, longest first: English, Latvian and chat habits.
SOUNDS = [
    *[("shch", "щ"), ("sch", "щ"), ("sc", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("tz", "ц")],
    *[("ch", "ч"), ("sh", "ш"), ("ph", "ф"), ("yu", "ю"), ("ju", "ю"), ("iu", "ю"), ("ya", "я")],
    *[("ja", "я"), ("ia", "ия"), ("yo", "е"), ("jo", "е"), ("ye", "е"), ("je", "е"), ("ck", "к")],
]
#: What Latvian letters with marks say in Russian; they must be read before the marks are folded away.
MARKED = str.maketrans({"š": "ш", "ž": "ж", "č": "ч", "ņ": "нь", "ļ": "ль", "ķ": "к", "ģ": "г"})
LETTERS = str.maketrans("abvgdezijklmnoprstufhcqwx'", "абвгдезийклмнопрстуфхцквхь")
#: y is й after a vowel and at the end after и, otherwise ы.
Y_AFTER_VOWEL = re.compile(r"(?<=[aeiouаеиоуыэюя])y")
#: Long vowels and palatal letters as Latvians type them without a Latvian keyboard.
LATVIAN_HABITS = [
    *[("aa", "a"), ("ee", "e"), ("ii", "i"), ("uu", "u"), ("sh", "s"), ("zh", "z"), ("ch", "c")],
    *[("gj", "g"), ("kj", "k"), ("lj", "l"), ("nj", "n")],
]


def spellings(query: str, language: str) -> Iterator[str]:
    """Yield other readings of a query that are worth trying when nothing is found by it as it stands.

    >>> list(spellings("vfccf;", "ru"))[0]
    'массаж'
    >>> list(spellings("ьфыыфпу", "en"))
    ['massage']
    """
    typed = query.casefold()
    if language == "ru":
        if not CYRILLIC.search(typed):
            yield typed.translate(TO_RUSSIAN_KEYS)
            yield from russian_readings(typed)
        return
    if CYRILLIC.search(typed):
        yield typed.translate(TO_LATIN_KEYS)
    elif language == "lv":
        yield _replaced(fold(typed), LATVIAN_HABITS)


def russian_readings(typed: str) -> Iterator[str]:
    """Yield what Latin letters may say in Russian, the likeliest first.

    >>> list(russian_readings("massaž šei"))[0], list(russian_readings("golovnaya bol"))[0]
    ('массаж шеи', 'головная бол')
    """
    if not LATIN.search(fold(typed)):
        return
    text = fold(typed.translate(MARKED))
    for ia in ("ия", "я"):
        sounds = [(latin, ia if latin == "ia" else russian) for latin, russian in SOUNDS]
        spelt = (
            Y_AFTER_VOWEL.sub("й", _replaced(text, sounds)).replace("iy", "ий").replace("yy", "ый")
        )
        yield spelt.replace("y", "ы").translate(LETTERS)
        if "ia" not in text:
            return


def _replaced(text: str, pairs: list[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text
