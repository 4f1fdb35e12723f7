"""The result types of a search."""

from dataclasses import dataclass, field
from enum import Enum

from wagtail.models import Page

PAGE_SIZE = 10


class Step(Enum):
    """The step that found the answer; each step runs only if the one before finds nothing."""

    ALL = "all"  # every word, in whatever form
    PREFIX = "prefix"  # every word, some of them as the beginning of another
    CORRECTED = "corrected"  # other words that were probably meant: ``Findings.corrected``
    ANY = "any"  # at least one of the rarer words
    NONE = "none"


@dataclass(frozen=True)
class SearchFilters:
    """The filters of a search, each the key of a facet; empty for no filter."""

    topic: str = ""
    technique: str = ""
    avoid: str = ""
    kind: str = ""


@dataclass(frozen=True)
class FacetCount:
    """Number of found documents that have a facet; of the best ones only, if there are very many."""

    key: str
    count: int
    label: str = ""


@dataclass(frozen=True)
class Hit:
    """A result. An entry without a page has no ``page``; ``key`` identifies it."""

    document: int
    page: Page | None
    kind: str
    title: str
    text: str
    score: float
    key: str = ""
    #: Whether it has only some of the words.
    lacks_a_word: bool = False


@dataclass(frozen=True)
class Findings:
    """One page of results, and data about all of them."""

    query: str
    step: Step = Step.NONE
    #: Results with all words; if there are few, also some that lack one, in one order.
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    #: If false, ``total`` is a lower bound.
    total_is_exact: bool = True
    #: The corrected query, in its usual spelling.
    corrected: str = ""
    #: The query with words replaced that may be slips, although they are words of the language.
    offered: str = ""
    facets: dict[str, list[FacetCount]] = field(default_factory=dict)
    #: Number of documents in other languages; counted only if this language has none, or perhaps the wrong ones.
    elsewhere: dict[str, int] = field(default_factory=dict)
    #: Stems to highlight.
    stems: frozenset[str] = frozenset()
    page: int = 1
    num_pages: int = 0
