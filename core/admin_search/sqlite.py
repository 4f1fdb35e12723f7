"""Wagtail's search on SQLite, with quotation marks escaped: unescaped they end a string of the FTS5 query."""

from typing import Any

from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import Phrase, PlainText, SearchQuery


class _Quoting:
    def build_search_query_content(self, query: SearchQuery, config: Any = None) -> Any:
        content = super().build_search_query_content  # type: ignore[misc]
        if isinstance(query, PlainText):
            quoted = PlainText(_quoted(query.query_string), operator=query.operator)
            return content(quoted, config=config)
        if isinstance(query, Phrase):
            return content(Phrase(_quoted(query.query_string)), config=config)
        return content(query, config=config)


def _quoted(text: str) -> str:
    return text.replace('"', '""')


class QuotingQueryCompiler(_Quoting, SQLiteSearchQueryCompiler):
    pass


class QuotingAutocompleteQueryCompiler(_Quoting, SQLiteAutocompleteQueryCompiler):
    pass


class QuotingSQLiteSearchBackend(SQLiteSearchBackend):
    query_compiler_class = QuotingQueryCompiler
    autocomplete_query_compiler_class = QuotingAutocompleteQueryCompiler
