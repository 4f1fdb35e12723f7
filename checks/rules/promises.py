"""Claims that promise a cure: untrue, and forbidden by Directive 2005/29/EC, Annex I, point 17."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext as _

from checks.findings import Finding, should
from checks.parts import Original, Part
from core.searching.index_words import stems_of

#: Words of a promise by language, one form for each stem: the search's stemmer finds the others.
PROMISES = {
    "en": "cure guarantee",
    "lv": "izārstēt izārstēja izārstējam izārstēts izārstēti izdziedēt izdziedēja izdziedēts izdziedināt "
    "garantēt garantējam garantēts garantija",
    "ru": "вылечить вылечат излечить излечат исцелить исцеляет исцелят гарантировать гарантируем гарантия",
}
#: An honest sentence denies the promise: "Massage does not cure".
DENIALS = {
    "en": r"\b(?:no|not|never|none|nobody|nothing|cannot|without|neither|nor)\b|n[’']t\b",
    "lv": r"\b(?:nav|nevar|nekad|neviens|nekas|bez|ne)\b",
    "ru": r"\b(?:не|ни|нет|нельзя|никогда|никто|ничто|без)\b",
}
SENTENCE = re.compile(r"[^.!?…\n]+")


def find_promises(original: Original) -> Iterator[Finding]:
    for part in original.parts:
        if word := _promise_in(part, original.language):
            said = _("“%(word)s” promises a result. Say what massage can do, and what it cannot.")
            yield should(said % {"word": word}, part.place)


def _promise_in(part: Part, language: str) -> str:
    """Return the word of the first sentence that promises a cure."""
    for sentence in SENTENCE.findall(part.text):
        word = _promising_word(sentence, language)
        if word and not _denies(sentence, language):
            return word
    return ""


def _denies(sentence: str, language: str) -> bool:
    denial = DENIALS.get(language)
    return bool(denial and re.search(denial, sentence, re.IGNORECASE))


def _promising_word(sentence: str, language: str) -> str:
    words = re.findall(r"\w+", sentence)
    return next((word for word in words if _promises(word.lower(), language)), "")


@lru_cache(maxsize=20_000)
def _promises(word: str, language: str) -> bool:
    return not _stems_of_promises(language).isdisjoint(stems_of(word, language).split())


@lru_cache
def _stems_of_promises(language: str) -> frozenset[str]:
    return frozenset(stems_of(PROMISES.get(language, ""), language).split())
