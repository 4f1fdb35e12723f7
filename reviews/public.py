"""What visitors read about the review of a page: the same in every language.

The list of reviewed families is short, so all of it is cached: a page costs no query. A
signal in `reviews.apps` drops it with every signature and every publication.
"""

import datetime
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from wagtail.models import TranslatableMixin

from core.lookups.memory import memory, remembered
from core.lookups.references import in_language, lookup
from core.models import Person
from reviews.models import ReviewedFamily

CACHE_KEY = "reviews:lines"
#: Seconds. Bounds the age of the list on a node whose cache is not shared.
TIMEOUT = 300


class Facts(NamedTuple):
    """Of the last review of a family, as they are cached."""

    reviewed_on: datetime.date
    name: str
    person_id: int | None
    is_changed: bool
    asks_for_changes: bool
    next_due: datetime.date | None


@dataclass(frozen=True)
class ReviewLine:
    """The facts of the line. ``person`` is the reviewer's public profile in the reader's language."""

    facts: Facts
    person: Person | None

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.facts.name

    @property
    def reviewed_on(self) -> datetime.date:
        return self.facts.reviewed_on

    @property
    def is_changed(self) -> bool:
        """Whether readers see something about safety that was not reviewed."""
        return self.facts.is_changed

    @property
    def asks_for_changes(self) -> bool:
        return self.facts.asks_for_changes

    @property
    def next_due(self) -> datetime.date | None:
        return self.facts.next_due

    @property
    def is_overdue(self) -> bool:
        return self.next_due is not None and self.next_due < timezone.localdate()


def review_line(shown: TranslatableMixin) -> ReviewLine | None:
    """Return the facts about the last review of a page or entry in any language; ``None`` without a review."""
    facts = _known_facts().get(shown.translation_key)
    if facts is None:
        return None
    person = lookup(Person, [facts.person_id]).get(facts.person_id or 0)
    return ReviewLine(facts, in_language(person))


def _known_facts() -> dict[UUID, Facts]:
    # A part of a page that is remembered must not be made from a cached list that is older.
    if memory():
        return remembered(CACHE_KEY, all_facts)
    return cache.get_or_set(CACHE_KEY, all_facts, TIMEOUT) or {}


def all_facts() -> dict[UUID, Facts]:
    """Return the facts of every family that has a review, in one query."""
    rows = ReviewedFamily.objects.filter(last__isnull=False).select_related("last")
    found = {}
    for family in rows.defer("last__content"):
        if last := family.last:
            found[family.translation_key] = Facts(
                last.reviewed_on,
                last.name,
                last.person_id,
                family.is_changed,
                last.asks_for_changes,
                last.next_due,
            )
    return found


def forget_lines(**_kwargs: object) -> None:
    """Signal receiver: drop the cached list now, for this transaction, and after the commit, for all others."""
    cache.delete(CACHE_KEY)
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))
