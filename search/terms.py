"""Looks up the index terms of a query's words."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from search.findings import SearchFilters
from search.indexing.describing import facet_term
from search.models import Term
from search.postings import Group
from search.query import readable

#: Factor for a word that only begins with the typed one.
BEGINNING_WORTH = 0.6


class Terms:
    """The terms of one language that a search has looked up, each fetched once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.known: dict[str, tuple[int, int] | None] = {}

    def fetch(self, texts: Iterable[str]) -> None:
        missing = {text for text in texts if text not in self.known}
        if not missing:
            return
        self.known |= dict.fromkeys(missing)
        rows = Term.objects.filter(language=self.language, text__in=missing, documents__gt=0)
        for pk, text, documents in rows.values_list("pk", "text", "documents"):
            self.known[text] = (pk, documents)

    def __contains__(self, text: str) -> bool:
        return self.known.get(text) is not None

    def count(self, text: str) -> int:
        found = self.known.get(text)
        return found[1] if found else 0

    def group(self, texts: Sequence[str], *, scores: bool = True, exact: str = "") -> Group:
        """Return the group of these terms; all except the exact one count less."""
        found = {text: known for text in texts if (known := self.known.get(text))}
        others = [pk for text, (pk, _documents) in found.items() if exact and text != exact]
        return Group(dict(found.values()), scores, dict.fromkeys(others, BEGINNING_WORTH))


def filter_terms(filters: SearchFilters) -> list[str]:
    return [facet_term(kind, readable(key)) for kind, key in asdict(filters).items() if key]
