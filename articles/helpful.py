"""Counts whether readers found a guide helpful, by revision; lists what they said for editors."""

from dataclasses import dataclass
from itertools import groupby

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import ArticlePage, HelpfulCount

#: The answers of the form.
ANSWERS = ("yes", "no")


def read_revision(page: ArticlePage, revision: int) -> bool:
    """Return whether readers have seen this revision of the guide: nobody can make one up."""
    return revision == page.live_revision_id or page.revisions.filter(pk=revision).exists()


def record(page: ArticlePage, revision: int, answer: str) -> None:
    """Add one answer, "yes" or "no"."""
    row = {"page": page, "revision": revision}
    with transaction.atomic():
        made = HelpfulCount(**row, first_day=timezone.localdate())
        HelpfulCount.objects.bulk_create([made], ignore_conflicts=True)
        HelpfulCount.objects.filter(**row).update(**{answer: F(answer) + 1})


@dataclass(frozen=True)
class Answers:
    """How often readers answered yes and no about a guide: for its live version, and for all versions before it."""

    page: ArticlePage
    yes: int
    no: int
    yes_before: int
    no_before: int

    @property
    def total(self) -> int:
        return self.yes + self.no

    @property
    def before(self) -> int:
        return self.yes_before + self.no_before


def answers() -> list[Answers]:
    """Return the live guides that readers have answered about, those that helped least first; in one query."""
    rows = HelpfulCount.objects.filter(page__live=True).order_by("page_id")
    rows = rows.select_related("page__locale").defer("page__body")
    found = [_of(page, list(counts)) for page, counts in groupby(rows, key=lambda row: row.page)]
    return sorted(found, key=lambda one: (-one.no, -one.no_before, one.page.title))


def _of(page: ArticlePage, counts: list[HelpfulCount]) -> Answers:
    now = [row for row in counts if row.revision == page.live_revision_id]
    before = [row for row in counts if row.revision != page.live_revision_id]
    return Answers(
        page,
        sum(row.yes for row in now),
        sum(row.no for row in now),
        sum(row.yes for row in before),
        sum(row.no for row in before),
    )
