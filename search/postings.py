"""Finds the best documents that have all given terms, at a cost that does not grow with the index.

A term's postings are stored best first. The best hundred of the rarest group are read,
and only these are tested for the other terms. If too few match, the search is widened
once. So a common word costs as much as a rare one. The price: of two words that each
occur in thousands of documents, but together only in documents about neither, some
matches may be missed.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress

from django.db import connection

#: Number of best documents of the rarest group that are tested; all pages of results come from these.
CANDIDATES = 100
#: With fewer than `ENOUGH` matches, `WIDENED` documents are tested instead.
ENOUGH = 20
WIDENED = 2000


@dataclass(frozen=True)
class Group:
    """Alternative terms, of which a document needs one: ``{term id: number of documents}``. Filters do not score."""

    terms: dict[int, int]
    scores: bool = True
    #: Factor by term: the word itself counts more than a word that begins with it.
    worth: dict[int, float] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        return sum(self.terms.values())

    @property
    def commonest(self) -> int:
        """Return the number of documents of the commonest term: phrases of synonyms do not make a word common."""
        return max(self.terms.values(), default=0)


NO_GROUP = Group({})


@dataclass(frozen=True)
class Matches:
    """Documents with their scores, best first. ``total`` may exceed the number listed."""

    scored: list[tuple[int, float]]
    total: int
    is_exact: bool

    def __bool__(self) -> bool:
        return bool(self.scored)


NOTHING = Matches([], 0, True)


def match(groups: Sequence[Group], documents: int, bonus: Group = NO_GROUP) -> Matches:
    """Return the best documents that have a term of every group.

    ``documents``: number of documents in the language. A term of the ``bonus`` group is
    optional and raises the score.
    """
    if not groups or not all(group.documents for group in groups):
        return NOTHING
    ordered = sorted(groups, key=lambda group: group.documents)
    found = _match(ordered, bonus, documents, CANDIDATES)
    if not found.is_exact and len(found.scored) < ENOUGH and len(groups) > 1:
        found = _match(ordered, bonus, documents, WIDENED)
    return found


def match_some(
    groups: Sequence[Group],
    narrowing: Sequence[Group],
    documents: int,
    *,
    enough: Sequence[bool],
    half: float,
    at_least: float,
) -> Matches:
    """Return the best documents that match one of the groups in ``enough``, several others, or more than half of what they tell."""
    if not groups or not all(group.documents for group in narrowing):
        return NOTHING
    terms = [term for group in groups for term in group.terms]
    narrow = [term for group in narrowing for term in group.terms]
    weights, _others = _weights(terms, [*terms, *narrow], CANDIDATES)
    scored = []
    factors = [_factors(group, documents) for group in groups]
    told = [rarity(group.commonest, documents) for group in groups]
    for document, own in weights.items():
        scores = [_score(terms, own) for terms in factors]
        present = [score is not None for score in scores]
        will_do = any(map(all, zip(present, enough, strict=True))) or (
            sum(present) >= at_least or math.fsum(compress(told, present)) > half
        )
        if will_do and all(group.terms.keys() & own.keys() for group in narrowing):
            scored.append((document, math.fsum(score or 0.0 for score in scores)))
    return Matches(in_order(scored)[:CANDIDATES], len(scored), len(scored) < CANDIDATES)


def _match(groups: Sequence[Group], bonus: Group, documents: int, candidates: int) -> Matches:
    first, *others = groups
    more = [term for group in [*others, bonus] for term in group.terms] if others else []
    weights, having = _weights(list(first.terms), more, candidates)
    scored = []
    factors = [_factors(group, documents) for group in groups]
    raising = _factors(bonus, documents)
    for document in having if others else weights:
        own = weights[document]
        scores = [score for terms in factors if (score := _score(terms, own)) is not None]
        if len(scores) == len(factors):
            scored.append((document, math.fsum([*scores, _score(raising, own) or 0.0])))
    total, is_exact = len(scored), first.commonest <= candidates
    if len(first.terms) == 1 and not others:
        total, is_exact = first.documents, True
    return Matches(in_order(scored)[:CANDIDATES], total, is_exact)


def in_order(scored: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
    return sorted(scored, key=lambda pair: (-pair[1], -pair[0]))


def _weights(
    terms: Sequence[int], others: Sequence[int], limit: int
) -> tuple[dict[int, dict[int, int]], set[int]]:
    """Return the weights of the best documents of these terms, with the others, and which documents have one of the others."""
    weights: dict[int, dict[int, int]] = defaultdict(dict)
    for document, term, weight in best(terms, limit):
        weights[document][term] = weight
    rows = also(list(weights), others)
    for document, term, weight in rows:
        weights[document][term] = weight
    return weights, {document for document, _term, _weight in rows}


def _factors(group: Group, documents: int) -> dict[int, float]:
    """Return the factor for each term's weight."""
    if not group.scores:
        return dict.fromkeys(group.terms, 0.0)
    return {
        term: group.worth.get(term, 1.0) * rarity(having, documents)
        for term, having in group.terms.items()
    }


def _score(factors: dict[int, float], own: dict[int, int]) -> float | None:
    """Return a document's score in a group; ``None`` if it has no term of it."""
    return max((own[term] * factors[term] for term in factors.keys() & own.keys()), default=None)


def rarity(having: int, documents: int) -> float:
    return math.log(1 + (documents - having + 0.5) / (having + 0.5)) if documents > having else 0.1


def best(terms: Sequence[int], limit: int) -> list[tuple[int, int, int]]:
    """Return the best postings of each term: ``(document, term, weight)``."""
    one = (
        "SELECT * FROM (SELECT document_id, term_id, weight FROM search_posting WHERE term_id = %s"
        " ORDER BY weight DESC, document_id DESC LIMIT %s) AS t{}"
    )
    statement = " UNION ALL ".join(one.format(number) for number in range(len(terms)))
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for term in terms for value in (term, limit)])
        return cursor.fetchall()


def also(documents: Sequence[int], terms: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return the postings of these terms in these documents."""
    if not documents or not terms:
        return []
    # Our own integers, inlined: as parameters they cost more than the search itself, and SQLite limits their number.
    statement = (
        "SELECT document_id, term_id, weight FROM search_posting"  # noqa: S608
        f" WHERE document_id IN ({_listed(documents)}) AND term_id IN ({_listed(terms)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)
