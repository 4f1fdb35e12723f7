"""The query string of a search, parsed, and the query strings of variants of it."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from urllib.parse import urlencode

from search.findings import SearchFilters
from search.query import readable

#: A key of a topic or technique, or of a page's translations.
KEY = re.compile(r"[\w-]{1,100}\Z", re.ASCII)
#: The highest page number.
LAST_PAGE = 1000


@dataclass(frozen=True)
class Asked:
    """A search as its address states it: words, filters, page. Other parameters are ignored."""

    query: str = ""
    filters: SearchFilters = field(default_factory=SearchFilters)
    page: int = 1
    #: Whether to search for the words as typed, without corrections.
    literal: bool = False
    was_cut: bool = False

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Asked":
        """Parse a query string; invalid values are ignored."""
        typed = parameters.get("q", "")
        query = readable(typed)
        keys = {kind: parameters.get(kind, "") for kind in asdict(SearchFilters())}
        return cls(
            query,
            SearchFilters(**{kind: key for kind, key in keys.items() if KEY.match(key)}),
            _number(parameters.get("page", "")),
            parameters.get("literal") == "1",
            len(" ".join(typed.split())) > len(query) > 0 and len(typed) > len(query) * 1.2,
        )

    def __bool__(self) -> bool:
        return self.is_narrowed or any(letter.isalnum() for letter in self.query)

    @property
    def is_narrowed(self) -> bool:
        return self.filters != SearchFilters()

    @property
    def is_first(self) -> bool:
        """Whether this is a new query: no filter, no further page, no repetition."""
        return self.page == 1 and not self.is_narrowed and not self.literal

    def with_filter(self, kind: str, key: str) -> "Asked":
        return replace(self, filters=replace(self.filters, **{kind: key}), page=1)

    def without_filters(self) -> "Asked":
        return replace(self, filters=SearchFilters(), page=1)

    def literally(self, literal: bool) -> "Asked":
        return replace(self, literal=literal, page=1)

    @property
    def address(self) -> str:
        """The query string of the first page; ``?`` for an empty search."""
        parts = {"q": self.query, **asdict(self.filters), "literal": "1" if self.literal else ""}
        return "?" + urlencode({name: value for name, value in parts.items() if value})


def _number(text: str) -> int:
    if not text.isdecimal():
        return 1
    return min(max(int(text[: len(str(LAST_PAGE)) + 1]), 1), LAST_PAGE)
