"""What a search gives back."""

from dataclasses import dataclass, field
from enum import Enum

from wagtail.models import Page

PAGE_SIZE = 10


class Step(Enum):
    """How the answer was found; each step is tried when the one before finds nothing."""

    ALL = "all"
    """Every word, in whatever form."""
    PREFIX = "prefix"
    """Every word, some of them as the beginning of another."""
    CORRECTED = "corrected"
    """Other words that were probably meant: ``Findings.corrected``."""
    ANY = "any"
    """At least one of the rarer words."""
    NONE = "none"
    """Nothing was found."""


@dataclass(frozen=True)
class SearchFilters:
    """What narrows a search, each by the key of a facet; empty for no matter."""

    topic: str = ""
    technique: str = ""
    avoid: str = ""
    kind: str = ""


@dataclass(frozen=True)
class FacetCount:
    """How many of the found documents (of the best ones, when there are very many) have a facet."""

    key: str
    count: int
    label: str = ""


@dataclass(frozen=True)
class Hit:
    """A result. ``page`` is None for an entry without a page; then ``key`` says which it is."""

    document: int
    page: Page | None
    kind: str
    title: str
    text: str
    score: float
    key: str = ""
    #: Below those that have every word.
    lacks_a_word: bool = False


@dataclass(frozen=True)
class Findings:
    """One page of results, and what there is to say about all of them."""

    query: str
    step: Step = Step.NONE
    #: When few have all the words, some follow that lack one.
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    #: False: there are at least so many.
    total_is_exact: bool = True
    #: The words that were looked for instead, as people write them.
    corrected: str = ""
    facets: dict[str, list[FacetCount]] = field(default_factory=dict)
    #: How many documents other languages have; asked only when this one has none, or perhaps not what was meant.
    elsewhere: dict[str, int] = field(default_factory=dict)
    #: What to highlight.
    stems: frozenset[str] = frozenset()
    page: int = 1
    num_pages: int = 0
