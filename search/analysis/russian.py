"""Russian: stop words, stemming, and Russian typed in Latin letters."""

import re
from collections.abc import Callable, Iterator

from search.analysis.folding import fold, pairs
from search.analysis.keyboards import CYRILLIC, on_russian_keys

STOP_WORDS = frozenset(
    """
    а без будет буду бы был была были было быть в вам вас ваш ваша ваши вашу ведь вы где да для до его ее ей ему
    если есть еще же за зачем здесь и из или им их к как какая какие какое какой ко когда кому которая которые
    который кто ли либо лишь меня мне мной мною могу могут мое моего моей может можно мои мой мою моя мы на над надо
    нам нас наш наша наши не него нее нему нет ни них но ну нужно о об он она они оно от очень по под пожалуйста
    почему при про с сам своей свой свою себя сколько со та так там те тем то тоже только том тому тот тут у уже
    хочу чего чем что чтобы эта эти это этого этой этом этот эту я здравствуйте привет подскажите скажите спасибо
    """.split()  # noqa: SIM905
)

LATIN = re.compile(r"[a-z]")
#: Latin letters for Russian sounds, longest first: English, Latvian and chat habits.
SOUNDS = [
    *[("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("tz", "ц"), ("ch", "ч")],
    *[("sh", "ш"), ("ph", "ф"), ("ck", "к"), ("yu", "ю"), ("ju", "ю"), ("iu", "ю"), ("ya", "я")],
    *[("ja", "я"), ("yo", "е"), ("jo", "е"), ("ye", "е"), ("je", "е")],
]
#: Latvian letters with diacritics as Russian sounds; applied before folding.
MARKED = str.maketrans({"š": "ш", "ž": "ж", "č": "ч", "ņ": "нь", "ļ": "ль", "ķ": "к", "ģ": "г"})
LETTERS = str.maketrans("abvgdezijklmnoprstufhcqwx'", "абвгдезийклмнопрстуфхцквхь")
#: y is й after a vowel, otherwise ы.
Y_AFTER_VOWEL = re.compile(r"(?<=[aeiouаеиоуыэюя])y")


#: поглаживание shares its stem with поглаживать.
ACTION = re.compile(r"^(.{4,}а)ни(?:е|и|й|ю|я|ем|ям|ями|ях)$")
#: немеет, онемели, болеть: verbs in -еть, which Snowball does not stem.
IN_ET = re.compile(
    r"^(.{2,}[бвгджзклмнпрстфхцчшщ])е(?:ть|ет|ют|ю|ешь|ем|ете|(?<!ите)л|ла|ло|(?<!те)ли)$"
)
NOT_IN_ET = ("отдел", "раздел", "предел", "недел", "модел", "постел", "прострел")
#: лечение shares its stem with лечить.
IN_ENIE = re.compile(r"^(.{2,}[бвгджзклмнпрстфхцчшщ])ени(?:е|и|й|ю|я|ем|ям|ями|ях)$")
#: Irregular words: a vowel is dropped, or the root changes, without a rule.
IRREGULAR = pairs(
    """
    кашель:кашля сон:сна день:дня локоть:локтя ноготь:ногтя лоб:лба рот:рта ребер:ребра ушей:уха уши:уха колено:колени
    котел:котла
    """
)
#: ранний, раннего: not рана.
EARLY = re.compile(r"^ранн(?:ий|яя|ее|ие|его|ей|ему|им|ем|юю|их|ими)$")
#: Normalisations of the stem, applied in this order.
DERIVED = [
    # воспалённый, воспалить; рентген, рентгена.
    (re.compile(r"(?<=...[^аеиоуыэюя])ен$"), ""),
    # артрит, артрита; режим, режима; перелом, перелома: Snowball takes the end of the root for an ending.
    (re.compile(r"(?<=...)(?:ит|им|ем|ом)$"), ""),
    # экран, экраном.
    (re.compile(r"(?<=..[ая])[нл]$"), ""),
    # простреливать, прострел; массировать, массирую.
    (re.compile(r"(?<=....)[иыое]ва$"), ""),
    # давление, давить.
    (re.compile(r"(?<=..[бвмпф])л$"), ""),
    # отекла, отёкшая.
    (re.compile(r"(?<=..[гкх])[лш]$"), ""),
    # палец, пальцы; рубец, рубцы; затылок, затылка; связок, связки; почек, почки: fleeting vowels.
    (re.compile(r"лец$"), "льц"),
    (re.compile(r"(?<=[^аеиоуыэюя])ец$"), "ц"),
    (re.compile(r"(?<=..[бвгджзклмнпрстфхцчшщ])ок$|(?<=..[жчшй])ек$"), "к"),
]


def stemmer(snowball: Callable[[str], str]) -> Callable[[str], str]:
    """Return a stemmer that gives a verb, its action noun and its participle the same stem."""

    def stem(word: str) -> str:
        if EARLY.match(word):
            return "ранн"
        word = IRREGULAR.get(word, word)
        known = ACTION.match(word) or IN_ENIE.match(word)
        if not known and not word.startswith(NOT_IN_ET):
            known = IN_ET.match(word)
        found = known[1] if known else snowball(word)
        for ending, one in DERIVED:
            found = ending.sub(one, found)
        return found

    return stem


def readings(query: str) -> Iterator[str]:
    """Yield other readings of a query in Latin letters: the same keys on a Russian keyboard, then transliterations.

    >>> list(readings("vfccf; itb"))[0]
    'массаж шеи'
    """
    if CYRILLIC.search(query):
        return
    yield on_russian_keys(query)
    yield from by_sound(query)


def by_sound(typed: str) -> Iterator[str]:
    """Yield Russian transliterations of Latin letters, the likeliest first.

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
