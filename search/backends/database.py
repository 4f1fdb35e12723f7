"""Wagtail's database search, without the step whose cost grows with the site.

On PostgreSQL every save reads the whole index, to compare the length of the one new
title with the average of all (`AVG`, then an unindexed `UPDATE`). The comparison only
shifts the order of results a little; here it is made when the index is rebuilt
(``manage.py update_index``), and a page saved since then counts as one of average length.

On SQLite a quotation mark in the query is an error of the database.
"""

from django.db import connection
from wagtail.search.backends.database import SearchBackend as DatabaseSearchBackend

SearchBackend = DatabaseSearchBackend

if connection.vendor == "postgresql":
    from wagtail.search.backends.database.postgres.postgres import (
        PostgresIndex,
        PostgresSearchBackend,
    )

    class FlatPostgresIndex(PostgresIndex):
        def _refresh_title_norms(self, full: bool = False) -> None:
            if full:
                super()._refresh_title_norms(full=True)

    class FlatPostgresSearchBackend(PostgresSearchBackend):
        index_class = FlatPostgresIndex

    SearchBackend = FlatPostgresSearchBackend

if connection.vendor == "sqlite":
    from search.backends.sqlite import QuotingSQLiteSearchBackend

    SearchBackend = QuotingSQLiteSearchBackend
