"""The system check of the admin's search."""

from collections.abc import Sequence

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import connections

#: Made by search/migrations/0002_index_of_wagtails_search.py.
COMBINED_INDEX = "search_wagtail_title_body"


def check_combined_index(
    databases: Sequence[str] | None = None, **_kwargs: object
) -> list[CheckMessage]:
    """Warn if the admin's search lacks its index on PostgreSQL: each search would read every page."""
    return [
        CheckWarning(
            f"The index {COMBINED_INDEX} is missing.",
            hint="Run manage.py migrate search 0001 and then manage.py migrate.",
            id="search.W001",
        )
        for alias in databases or ()
        if connections[alias].vendor == "postgresql" and _lacks_index(alias)
    ]


def _lacks_index(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        if "search_document" not in connections[alias].introspection.table_names(cursor):
            return False  # nothing is migrated yet
        cursor.execute(
            "SELECT 1 FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname = %s AND i.indisvalid",
            [COMBINED_INDEX],
        )
        return cursor.fetchone() is None
