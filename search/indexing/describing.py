"""Computes what the index stores about a page or entry."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils import translation
from wagtail.models import Page

from core.searching.content import HEADING, NAME, TITLE, Facet, Part
from search.analysis import VERSION, Word, fold, words
from search.indexing.subjects import language_of, subject_of
from search.meanings import Said, meanings, phrase_term, phrase_terms

#: Longer words are truncated.
LONGEST_WORD = 60
#: Longest indexed prefix of the words of names, for suggestions.
LONGEST_BEGINNING = 8
#: BM25's k1 and b: how fast repeated occurrences lose weight, and how much a long text lowers the weights.
SATURATION = 1.2
LENGTH_MATTERS = 0.6
#: Words in a text of usual length. A constant: with a real average, each new document would change all others.
USUAL_LENGTH = 350
#: Factor for a synonym of a word in the text.
SHARE = 0.6
SCALE = 1000
STEP = 100


@dataclass
class Description:
    """A document to be written: its fields, and its terms with weights."""

    subject: str
    page_id: int | None
    key: str
    kind: str
    language: str
    title: str
    text: str
    facets: tuple[Facet, ...]
    #: Factor for all weights: lower for a page that mainly links to others.
    worth: float = 1.0
    terms: dict[str, int] = field(default_factory=dict)
    #: ``{folded: (display, stem)}``
    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    digest: str = ""


def describe(instance: Any) -> Description:
    """Describe a page or an entry in its own language."""
    language = language_of(instance)
    with translation.override(language):
        title = instance.search_title()
        parts = [part for part in instance.search_parts() if part.text]
        facets = (kind_facet(instance.search_kind), *dict.fromkeys(instance.search_facets()))
    text = "\n".join(" ".join(part.text.split()) for part in parts if part.shown)
    made = Description(
        subject=subject_of(instance),
        page_id=instance.pk if isinstance(instance, Page) else None,
        key="" if isinstance(instance, Page) else getattr(instance, "key", ""),
        kind=instance.search_kind,
        language=language,
        title=title,
        text=text.replace("\x00", ""),
        facets=facets,
        worth=instance.search_worth,
    )
    analyse(made, [Part(title, TITLE), *parts])
    made.digest = _digest(made)
    return made


def analyse(made: Description, parts: list[Part]) -> None:
    """Fill in the terms with weights, and the words, from the parts' texts."""
    same = meanings(made.language)
    counts: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    names: set[str] = set()
    pairs: Counter[str] = Counter()
    begun: Counter[str] = Counter()
    length = 0
    for part in parts:
        found = list(words(part.text, made.language))
        length += len(found)
        said = [(word, _shown(part.text, word)) for word in found if not word.is_stop]
        for word, _display in said:
            counts[word.stem[:LONGEST_WORD]] += part.weight
        beside = list(same.beside([word.stem for word, _display in said]))
        # Repeating a word does not make the page more about its synonym: synonyms count once.
        meant |= Counter(dict.fromkeys(map(_term, beside), part.weight))
        _note_words(made, [*said, *(one for phrase in beside for one in phrase)])
        own = [word.stem for word, _display in said]
        if part.weight >= HEADING:
            pairs |= Counter(dict.fromkeys(phrase_terms(own, 2), part.weight))
        if part.weight >= NAME:
            names |= set(map(name_term, own))
            other = [phrase[0][0] for phrase in beside if len(phrase) == 1]
            names |= {name_term(word.stem) for word in other}
            begun |= Counter(dict.fromkeys(_beginnings(other), part.weight // 2))
            begun |= Counter(dict.fromkeys(_beginnings(found), part.weight))
    norm = 1 - LENGTH_MATTERS + LENGTH_MATTERS * length / USUAL_LENGTH
    weigh = partial(impact, norm=norm, worth=made.worth)
    made.terms = {stem: weigh(weight * SHARE) for stem, weight in meant.items()}
    made.terms |= {stem: weigh(count) for stem, count in counts.items()}
    made.terms |= {term: weigh(weight) for term, weight in (begun | pairs).items()}
    made.terms |= dict.fromkeys(names, 1)
    made.terms |= {facet_term(facet.kind, facet.key): 1 for facet in made.facets}


def _note_words(made: Description, shown: list[tuple[Word, str]]) -> None:
    for word, display in shown:
        form = (display[:LONGEST_WORD], word.stem[:LONGEST_WORD])
        made.words.setdefault(word.folded[:LONGEST_WORD], form)


def impact(count: float, norm: float, worth: float = 1.0) -> int:
    """Return the weight of a word in a page of this worth, rounded to coarse steps.

    With exact weights the shorter of two similar texts always ranks first, and it has
    fewer other words: the best few hundred documents of one word would lack the second.
    """
    exact = SCALE * worth * count * (SATURATION + 1) / (count + SATURATION * norm)
    return max(1, round(exact / STEP)) * STEP


def _term(phrase: Said) -> str:
    """Return the term of a synonym: its stem, or the term of a phrase."""
    found = [word.stem[:LONGEST_WORD] for word, _display in phrase]
    return found[0] if len(found) == 1 else phrase_term(found)


def _shown(text: str, word: Word) -> str:
    display = text[word.start : word.end].replace("\u00ad", "").lower()
    return display if fold(display) == word.folded else word.folded


def _beginnings(said: Iterable[Word]) -> list[str]:
    return [
        beginning_term(form[:length])
        for word in said
        for form in {word.folded, word.stem}
        for length in range(1, min(len(form), LONGEST_BEGINNING) + 1)
    ]


def name_term(stem: str) -> str:
    """Return the term of documents with this word in the title or in another name."""
    return f"~{stem[:LONGEST_WORD]}"


def beginning_term(beginning: str) -> str:
    """Return the term of documents with a word in the title or another name that has this prefix."""
    return f"^{beginning[:LONGEST_BEGINNING]}"


def kind_facet(kind: str) -> Facet:
    """Return a document's kind as a facet without a label: `search.kinds` names the kinds."""
    return Facet("kind", kind, "")


def facet_term(kind: str, key: str) -> str:
    return f"{kind}={key}"


def _digest(made: Description) -> str:
    facts = (
        *(VERSION, made.page_id, made.key, made.kind, made.language, made.title, made.text),
        *(made.facets, sorted(made.terms.items()), sorted(made.words)),
    )
    return hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()
