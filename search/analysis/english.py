"""English: stop words, British and American spellings, irregular forms."""

from collections.abc import Callable, Iterator

from search.analysis.folding import pairs
from search.analysis.keyboards import CYRILLIC, on_latin_keys

STOP_WORDS = frozenset(
    """
    a about also am an and any anything are aren't as at be because been being but by can can't could did didn't do
    does doesn't don't for from get gets getting got had has have having he her him his how i i'd i'll i'm i've if
    in into is isn't it it's its just let's may me might must my need no not of on only or our please really s she
    should shouldn't so someone something still t than that that's the their them then there there's these they
    they'll this to too us very want was we were what what's when where which while who why will with won't would
    you you're you've your cant couldnt didnt doesnt dont hello hey hi id im isnt ive ok okay pls please plz thank
    thanks wont
    """.split()  # noqa: SIM905
)

IRREGULAR = pairs(
    """
    feet:foot teeth:tooth women:woman men:man children:child people:person knives:knife halves:half calves:calf
    vertebrae:vertebra bursae:bursa felt:feel held:hold lay:lie lain:lie lying:lie slept:sleep sat:sit stood:stand
    took:take taken:take gave:give given:give worn:wear wore:wear driven:drive drove:drive swollen:swell broken:break broke:break fallen:fall fell:fall torn:tear tore:tear
    bent:bend lost:lose woke:wake woken:wake ate:eat eaten:eat ran:run went:go gone:go came:come paid:pay caught:catch
    stuck:stick bled:bleed born:bear bought:buy
    """
)
#: British endings and their American forms; and "pregnancy", to share a stem with "pregnant".
ENDINGS = pairs(
    """
    ours:ors our:or isation:ization ising:izing ised:ized ises:izes ise:ize yse:yze ysed:yzed ysing:yzing
    nancy:nant iency:ient tre:ter tres:ters
    """
)
SHORTEST = 3


def readings(query: str) -> Iterator[str]:
    """Yield the query as typed on a Latin keyboard, if it was typed on a Russian one."""
    if CYRILLIC.search(query):
        yield on_latin_keys(query)


def stemmer(snowball: Callable[[str], str]) -> Callable[[str], str]:
    """Return a stemmer that first normalises the spelling."""
    return lambda word: snowball(normal(word))


def normal(word: str) -> str:
    """Return the normalised spelling of a word, from which it is stemmed.

    >>> normal("feet"), normal("tumour"), normal("oedema"), normal("orthopaedic"), normal("four")
    ('foot', 'tumor', 'edema', 'orthopedic', 'four')
    """
    word = word.removesuffix("'s").replace("'", "")
    if word in IRREGULAR:
        return IRREGULAR[word]
    word = word.replace("ae", "e")
    if word.startswith("oe"):
        word = word.removeprefix("o")
    for british, american in ENDINGS.items():
        if word.endswith(british) and len(word) - len(british) >= SHORTEST:
            return word.removesuffix(british) + american
    return word
