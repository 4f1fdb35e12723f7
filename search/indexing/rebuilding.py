"""Compares the index with the site and repairs differences: on command, after a change of the analysis, every night.

Documents that are up to date are skipped, so an interrupted rebuild continues where it stopped.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from core.searching.content import searchable_entries
from search.indexing.subjects import findable_pages, page_subject, subject_of
from search.indexing.waiting import PORTION, bring_up_to_date
from search.models import Document, Facet, Posting, State, Term, Word

logger = logging.getLogger("search.indexing")

#: Seconds between two progress lines.
TELL_EVERY = 5
#: Of the nightly comparison: local time with little traffic, and its interval.
FIRST_HOUR, LAST_HOUR = 2, 5
EVERY = timedelta(hours=20)


@dataclass
class Report:
    checked: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def drifted(self) -> int:
        return self.changed + self.removed


def rebuild(say: Callable[[str], None] = logger.info, *, clear: bool = False) -> Report:
    """Bring every document up to date, and report the progress."""
    if clear:
        empty()
    subjects = list(expected())
    report = Report(checked=len(subjects))
    gone = sorted(set(Document.objects.values_list("subject", flat=True)).difference(subjects))
    report.removed = bring_up_to_date(gone)
    told = time.monotonic()
    for start in range(0, len(subjects), PORTION):
        report.changed += bring_up_to_date(subjects[start : start + PORTION])
        if time.monotonic() - told > TELL_EVERY:
            told = time.monotonic()
            say(f"{start + PORTION} of {len(subjects)} …")
    forget_unused()
    return report


def expected() -> Iterator[str]:
    """Return the subjects that should be in the index, oldest first."""
    pages = findable_pages().order_by("first_published_at", "pk").values_list("pk", flat=True)
    yield from map(page_subject, pages)
    for model in searchable_entries():
        yield from map(subject_of, model._default_manager.order_by("pk"))


def heal() -> Report:
    """Repair differences and log them. Run by the nightly job."""
    report = rebuild()
    if report.drifted:
        logger.warning(
            "The search index had drifted: %s written, %s removed", report.changed, report.removed
        )
    return report


def heal_at_night(now: datetime | None = None) -> Report | None:
    """Repair differences, if it is night and no worker has done it tonight."""
    now = now or timezone.now()
    if not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return None
    due = State.objects.filter(Q(checked_at=None) | Q(checked_at__lt=now - EVERY))
    return heal() if due.update(checked_at=now) else None


def forget_unused() -> None:
    """Delete terms and words without documents."""
    Term.objects.filter(documents=0).delete()
    Word.objects.filter(documents=0).delete()


def empty() -> None:
    for model in (Posting, Facet, Document, Term, Word, State):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
