"""Wagtail's database search, without the step whose cost grows with the site.

On PostgreSQL every save reads the whole index, to compare the length of the one new
title with the average of all (`AVG`, then an unindexed `UPDATE`). The comparison only
shifts the order of results a little; here it is made when the index is rebuilt
(``manage.py update_index``), and a page saved since then counts as one of average length.

On SQLite a quotation mark in the query is an error of the database; on PostgreSQL a part
without a word, such as the hyphen in ``"neck massage" -``, is an error of the backend.
"""

from typing import Any

from django.db import connection
from wagtail.search.backends.database import SearchBackend as DatabaseSearchBackend

SearchBackend = DatabaseSearchBackend

if connection.vendor == "postgresql":
    from modelsearch.query import And, Or, PlainText
    from wagtail.search.backends.database.postgres.postgres import (
        PostgresAutocompleteQueryCompiler,
        PostgresIndex,
        PostgresSearchBackend,
        PostgresSearchQueryCompiler,
    )

    class FlatPostgresIndex(PostgresIndex):
        def _refresh_title_norms(self, full: bool = False) -> None:
            if full:
                super()._refresh_title_norms(full=True)

    class WordsOnly:
        """Leaves out the parts of a query that hold no word, such as a hyphen: they cannot be combined."""

        def __init__(self, queryset: Any, query: Any, *args: Any, **kwargs: Any) -> None:
            super().__init__(queryset, _with_words(query), *args, **kwargs)  # type: ignore[call-arg]

    def _with_words(query: Any) -> Any:
        if not isinstance(query, And | Or):
            return query
        parts = [_with_words(part) for part in query.subqueries]
        parts = [part for part in parts if not _is_wordless(part)]
        return type(query)(parts) if len(parts) > 1 else (parts or [PlainText("")])[0]

    def _is_wordless(query: Any) -> bool:
        return isinstance(query, PlainText) and not query.query_string.strip(" -\t\n")

    class WordsQueryCompiler(WordsOnly, PostgresSearchQueryCompiler):
        pass

    class WordsAutocompleteQueryCompiler(WordsOnly, PostgresAutocompleteQueryCompiler):
        pass

    class FlatPostgresSearchBackend(PostgresSearchBackend):
        index_class = FlatPostgresIndex
        query_compiler_class = WordsQueryCompiler
        autocomplete_query_compiler_class = WordsAutocompleteQueryCompiler

    SearchBackend = FlatPostgresSearchBackend

if connection.vendor == "sqlite":
    from core.admin_search.sqlite import QuotingSQLiteSearchBackend

    SearchBackend = QuotingSQLiteSearchBackend
