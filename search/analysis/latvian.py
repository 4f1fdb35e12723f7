"""Latvian: little words, other ways to type it, and a light stemmer written from the declension tables.

The stemmer works on text without diacritics, which makes most of the softening of consonants
(š, ž, č, ņ, ļ) vanish before it begins. Three steps: the ending of a noun or an
adjective goes; then what makes an adjective comparative, a verb a participle or a
noun a diminutive; then the last consonant is written in one way where the language
has two (brālis, brāļa; nātrietis, nātrieša).
"""

import re
from collections.abc import Iterator

from search.analysis.folding import fold
from search.analysis.keyboards import CYRILLIC, on_latin_keys

STOP_WORDS = frozenset(
    """ar ari bet bez bus bija cik drikst drikstu ir es esmu ja jau jo jus ka kad kada kadi kads kam kas ko kur kura
    kuri kurs lai lidz loti ludzu man mana mani mans manu mes ne nav no pa par pec pie pirms sis so sos ta tad tas te
    tie to tu tur un uz vai vajag var varu vel vina vins
    """.split()  # noqa: SIM905
)

#: Long vowels and soft consonants as Latvians type them without a Latvian keyboard.
HABITS = [
    *[("aa", "a"), ("ee", "e"), ("ii", "i"), ("uu", "u"), ("sh", "s"), ("zh", "z"), ("ch", "c")],
    *[("gj", "g"), ("kj", "k"), ("lj", "l"), ("nj", "n")],
]


def readings(query: str) -> Iterator[str]:
    """Yield other readings of a query: typed on Russian keys, or with two letters for a long one.

    >>> list(readings("muguras masaazha"))
    ['muguras masaza']
    """
    if CYRILLIC.search(query):
        yield on_latin_keys(query)
        return
    text = fold(query)
    for typed, meant in HABITS:
        text = text.replace(typed, meant)
    yield text


#: Of nouns (six declensions), adjectives (indefinite and definite) and agents.
NOMINAL = """
    s a u am i o ai os as us iem e em ei es is im ie is ais aja ajam ajai ajas ajos ajiem aju aji aj ajus ajs
    """
ENDINGS = sorted(set(NOMINAL.split()), key=len, reverse=True)
VOWEL = re.compile("[aeiou]")
#: What must be left, and one letter more before a long ending.
SHORTEST = 3
SHORT_ENDING = 2

#: Verbs with a vowel before the ending (masēt, runāt, sēdēt, braukāt): what follows the vowel in
#: the infinitive, the past, the future, participles and the name of the action (masēšana).
VERBAL = re.compile(
    r"""^(.{3,}?)[aeio](?:
        t | ties | j(?:ot|iet|ieties|oties|amies|aties)
        | s(?:im|iet|it|ot|ies|imies|ieties|ities|oties)
        | j(?:is|usi|usas|usies|usos)
        | dam(?:s|a|i|as|ies)
        | san(?:a|u|ai|as|am|os)
    )$""",
    re.VERBOSE,
)

#: The name of an action without that vowel: tirpšana, tirpt.
ACTION = re.compile(r"^(.{3,}?[^aeiou])san(?:a|u|ai|as|am|os)$")
#: skolotājs: not a definite adjective, although its endings look so.
AGENT = re.compile(r"^(.+[aeio]t)aj(?:s|a|am|u|i|os|us|iem|as|ai)?$")
COMPARATIVE = re.compile(r"^(.{4,})ak$")
DIMINUTIVE = re.compile(r"^(.{6,}[^aeiou])(?:it|is)$")
#: upe, upju; galds, galdiņš; strādnieks, strādniece; latvietis, latvieša: one last consonant for two.
SOFT = re.compile(r"(?<=[pbmv])j$")
HARDENED = {"ies": "iet", "niec": "niek", "niecib": "niek"}

#: A noun and its verb that no ending joins: masāža, masēt.
SAME = {"mas": "masaz", "masej": "masaz"}


def stem(word: str) -> str:
    """Return the stem of a folded word; what is done and the doing of it have the same.

    >>> stem("masaza"), stem("masazu"), stem("lielakajiem"), stem("osteohondrozes")
    ('masaz', 'masaz', 'liel', 'osteohondroz')
    """
    found = _stem(word)
    return SAME.get(found, found)


def _stem(word: str) -> str:
    if verb := VERBAL.match(word) or ACTION.match(word):
        return verb[1]
    if agent := AGENT.match(word):
        return f"{agent[1]}aj"
    rest = _without_ending(word)
    if longer := COMPARATIVE.match(rest) or DIMINUTIVE.match(rest):
        rest = longer[1]
    for soft, hard in HARDENED.items():
        if rest.endswith(soft) and len(rest) > len(soft) + 2:
            return rest.removesuffix(soft) + hard
    return SOFT.sub("", rest) if len(rest) > SHORTEST else rest


def _without_ending(word: str) -> str:
    if word.endswith("um") and len(word) <= len("tirgum"):
        return word[:-2]
    for ending in ENDINGS:
        rest = word.removesuffix(ending)
        shortest = SHORTEST if len(ending) <= SHORT_ENDING else SHORTEST + 1
        if rest != word and len(rest) >= shortest and VOWEL.search(rest):
            return rest
    return word
