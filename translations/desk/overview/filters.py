"""Filters of the matrix, kept in the query string so that links can be shared."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from translations.tracking.kept_cells import Kept
from translations.tracking.shown_cells import OFFLINE
from translations.tracking.state import State

#: A filter beside the states: safety texts are missing or outdated.
SAFETY = "safety"
LONGEST_TEXT = 120


@dataclass(frozen=True)
class MatrixFilters:
    state: str = ""
    #: A language code.
    language: str = ""
    #: A model, as "articles.articlepage".
    type: str = ""
    text: str = ""

    @classmethod
    def of(cls, params: Mapping[str, str], languages: Mapping[str, int]) -> "MatrixFilters":
        """Read a query string. Invalid values are ignored."""
        state, language = params.get("state", ""), params.get("language", "")
        return cls(
            state=state if state in {*State.values, SAFETY, OFFLINE} else "",
            language=language if language in languages else "",
            type=params.get("type", "")[:LONGEST_TEXT],
            text=" ".join(params.get("text", "").replace("\0", "").split())[:LONGEST_TEXT],
        )

    def address(self, *, p: str = "", **changes: str) -> str:
        """Return the query string of these filters with ``changes``, at page ``p``."""
        changed = replace(self, **changes)
        said = {field.name: getattr(changed, field.name) for field in fields(self)} | {"p": p}
        return "?" + urlencode({name: value for name, value in said.items() if value})

    @property
    def narrows(self) -> bool:
        return self != MatrixFilters()


def is_in_state(cell: Kept, state: str) -> bool:
    """Whether the state filter includes a cell."""
    return cell.needs_safety if state == SAFETY else not state or cell.state == state


def folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def title_matches(titles: str, text: str) -> bool:
    """Whether every word of ``text`` occurs in the title in any language."""
    said = folded(titles)
    return all(word in said for word in folded(text).split())
