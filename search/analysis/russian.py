"""Russian: little words, and Russian typed in Latin letters."""

import re
from collections.abc import Callable, Iterator

from search.analysis.folding import fold
from search.analysis.keyboards import CYRILLIC, on_russian_keys

STOP_WORDS = frozenset(
    """а без бы был была было быть в вам вас вы где для до его ее если есть еще же за и из или им их к как какая какие какое какой ко когда кто ли
    мне могу мой можно мои моя мы на над надо не него нее ни них но нужно о очень об он она они оно от по под пожалуйста при с сколько со так то
    тоже у уже хочу что чтобы эта эти это этот я""".split()  # noqa: SIM905
)

LATIN = re.compile(r"[a-z]")
#: Latin letters for Russian sounds, longest first: English, Latvian and chat habits.
SOUNDS = [
    *[("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("tz", "ц"), ("ch", "ч")],
    *[("sh", "ш"), ("ph", "ф"), ("ck", "к"), ("yu", "ю"), ("ju", "ю"), ("iu", "ю"), ("ya", "я")],
    *[("ja", "я"), ("yo", "е"), ("jo", "е"), ("ye", "е"), ("je", "е")],
]
#: What Latvian letters with marks say in Russian; read before the marks are folded away.
MARKED = str.maketrans({"š": "ш", "ž": "ж", "č": "ч", "ņ": "нь", "ļ": "ль", "ķ": "к", "ģ": "г"})
LETTERS = str.maketrans("abvgdezijklmnoprstufhcqwx'", "абвгдезийклмнопрстуфхцквхь")
#: y is й after a vowel, otherwise ы.
Y_AFTER_VOWEL = re.compile(r"(?<=[aeiouаеиоуыэюя])y")


#: поглаживание: to be found by поглаживать.
ACTION = re.compile(r"^(.{4,}а)ни(?:е|и|й|ю|я|ем|ям|ями|ях)$")


def stemmer(snowball: Callable[[str], str]) -> Callable[[str], str]:
    """Return a stemmer for which the name of an action has the stem of its verb."""

    def stem(word: str) -> str:
        action = ACTION.match(word)
        return action[1] if action else snowball(word)

    return stem


def readings(query: str) -> Iterator[str]:
    """Yield other readings of a query in Latin letters: the same keys on a Russian keyboard, the same sounds.

    >>> list(readings("vfccf; itb"))[0]
    'массаж шеи'
    """
    if CYRILLIC.search(query):
        return
    yield on_russian_keys(query)
    yield from by_sound(query)


def by_sound(typed: str) -> Iterator[str]:
    """Yield what Latin letters may say in Russian, the likeliest first.

    >>> next(by_sound("massaž šei")), next(by_sound("golovnaya bol")), next(by_sound("lechebnyy massazh"))
    ('массаж шеи', 'головная бол', 'лечебный массаж')
    """
    text = fold(typed.casefold().translate(MARKED))
    if not LATIN.search(text):
        return
    for ia in ("ия", "я") if "ia" in text else ("я",):
        spelt = text.replace("ia", ia)
        for latin, russian in SOUNDS:
            spelt = spelt.replace(latin, russian)
        spelt = Y_AFTER_VOWEL.sub("й", spelt).replace("iy", "ий").replace("yy", "ый")
        yield spelt.replace("y", "ы").translate(LETTERS)
