"""Problem codes of the search index, for the readiness endpoint and the admin's home."""

import datetime

from django.utils import timezone

from search.indexing.rebuilding import expected
from search.indexing.subjects import findable
from search.models import Document, Waiting

INDEX_FAILED = "search_index_failed"
INDEX_LATE = "search_index_late"
INDEX_EMPTY = "search_index_empty"

#: The worker processes the queue in every round.
LATE_AFTER = datetime.timedelta(minutes=15)


def problems(now: datetime.datetime | None = None) -> list[str]:
    """Return the codes of current problems; empty when there are none."""
    now = now or timezone.now()
    found = {
        INDEX_FAILED: Waiting.objects.filter(tries__gt=0).exists(),
        INDEX_LATE: Waiting.objects.filter(tries=0, next_try_at__lt=now - LATE_AFTER).exists(),
        # A site without pages counts as ready: its first page must be written in the admin.
        INDEX_EMPTY: not Document.objects.exists() and _is_something_to_find(),
    }
    return [code for code, is_so in found.items() if is_so]


def _is_something_to_find() -> bool:
    return any(findable([subject]) for subject in expected())
