"""Latvian: stop words, other ways to type it, and a light stemmer based on the declension tables.

The stemmer works on text without diacritics, which removes most consonant softening
(š, ž, č, ņ, ļ) beforehand. Three steps: remove the ending of a noun or an adjective;
then the suffix of a comparative, a participle or a diminutive; then normalise the last
consonant where inflection changes it (brālis, brāļa; nātrietis, nātrieša).
"""

import re
from collections.abc import Iterator

from search.analysis.folding import fold
from search.analysis.keyboards import CYRILLIC, on_latin_keys

STOP_WORDS = frozenset(
    """
    am ap ar ari bet bez bija biju bus but cik del drikst drikstu es esam esat esmu gribu ik ir ja jau jebkads jo
    jums jus jusu ka kad kada kadam kadi kads kadu kam kapec kas ko kur kura kurai kuram kuras kuri kurs lai lidz
    loti ludzu man mana mani mans manu mes mums mus musu nav ne nedz no pa par pec pie pirms pret sada sads sava
    savam savas savu seit sev sis so sos ta tad tada tads tadu taja tam tas te tie tikai to tos tu tur un uz vai
    vajadzetu vajadzigs vajag var varetu varu vel velos vina vini vins labdien labrit labvakar paldies sveiki
    sveicinati
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


#: Endings of nouns (six declensions), adjectives (indefinite and definite) and agent nouns.
NOMINAL = """
    s a u am i o ai os as us iem e em ei es is im ie is ais aja ajam ajai ajas ajos ajiem aju aji aj ajus
    """
ENDINGS = sorted(set(NOMINAL.split()), key=len, reverse=True)
VOWEL = re.compile("[aeiou]")
#: Shortest stem in letters; before a long ending, one letter more.
SHORTEST = 3
SHORT_ENDING = 2

#: Verbs with a vowel before the ending (masēt, runāt, sēdēt, braukāt): endings after the vowel in
#: the infinitive, the past, the future, participles and the action noun (masēšana).
VERBAL = re.compile(
    r"""^(.{3,}?)(?:[aio]|(?<!i)e)(?:
        t | ties | j(?:at|aties|ot|iet|ieties|oties|amies)
        | s(?:im|iet|it|ot|ies|imies|ieties|ities|oties)
        | j(?:is|usi|usas|usies|usos)
        | dam(?:s|a|i|as|ies)
        | san(?:a|u|ai|as|am|os)
    )$""",
    re.VERBOSE,
)

#: Action nouns without that vowel: tirpšana, tirpt; and griešana, griezt.
ACTION = re.compile(r"^(.{3,}?[^aeiou])san(?:a|u|ai|as|am|os)$")
ACTION_IN_IE = re.compile(r"^(.{2,}ies)an(?:a|u|ai|as|am|os)$")
#: Verbs with a consonant before the ending: tirpt, tirpst, ģērbties, ģērbjaties. No noun has these endings.
CONSONANT = re.compile(r"^(.{2,}?[bcdgklmnprsvz])(?:st|t|ties|j?aties)$")
#: The debitive prefix: jāmasē, jāizģērbjas, jāsāp; but not janvāris, jautājums, Jānis.
DEBITIVE = re.compile(
    r"^ja(?!u|nv|pan|ht|gua|sm|kas|ka.?$|nis$)(?=[a-z]{4}|[a-z][aeiou][bcdfgklmnprstvz]$)"
)
#: skolotājs: an agent noun, although its endings are also those of a definite adjective.
AGENT = re.compile(r"^(.+[aeio]t)aj(?:s|a|am|u|i|os|us|iem|as|ai)?$")
#: mehāniķis must not become mehānika: folded, only some of their endings differ.
PERSON = re.compile(r"^(.{2,}ik)(?:is|im|i|iem|os|us)$")
COMPARATIVE = re.compile(r"^(.{4,})ak$")
DIMINUTIVE = re.compile(r"^(.{6,}[^aeiou])(?:it|is)$")
#: Alternating last consonants: upe, upju; galds, galdiņš; strādnieks, strādniece; latvietis, latvieša.
SOFT = re.compile(r"(?<=[pbmv])j$")
#: griezt, griešana.
HISS = re.compile("z$")
HARDENED = {"ies": "iet", "niec": "niek"}

#: Related words that no rule joins without joining unrelated ones: masāža, masēt; grūtniece, grūtniecība.
SAME = {"mas": "masaz", "masej": "masaz", "grutniecib": "grutniek"}


def stem(word: str) -> str:
    """Return the stem of a folded word. A verb and its action noun have the same stem.

    >>> stem("masaza"), stem("masazu"), stem("lielakajiem"), stem("osteohondrozes")
    ('masaz', 'masaz', 'liel', 'osteohondroz')
    """
    found = _stem(word)
    return SAME.get(found, found)


def _stem(word: str) -> str:
    word = DEBITIVE.sub("", word)
    if verb := CONSONANT.match(word):
        return HISS.sub("s", SOFT.sub("", verb[1]))
    if verb := VERBAL.match(word) or ACTION.match(word) or ACTION_IN_IE.match(word):
        return verb[1]
    if agent := AGENT.match(word):
        return f"{agent[1]}aj"
    if person := PERSON.match(word):
        return f"{person[1]}i"
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
