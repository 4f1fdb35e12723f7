"""What visitors read about the review of a page: the same in every language, in one query."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from wagtail.models import TranslatableMixin

from core.lookups.references import in_language, lookup
from core.models import Person
from reviews.models import ReviewedFamily


@dataclass(frozen=True)
class ReviewLine:
    """The facts of the line. ``person`` is the reviewer's public profile in the reader's language."""

    reviewed_on: datetime.date
    name: str
    person: Person | None
    #: Whether readers see something about safety that was not reviewed.
    is_changed: bool
    asks_for_changes: bool
    next_due: datetime.date | None

    @property
    def is_overdue(self) -> bool:
        return self.next_due is not None and self.next_due < timezone.localdate()


def review_line(shown: TranslatableMixin) -> ReviewLine | None:
    """Return the facts about the last review of a page or entry in any language; ``None`` without a review."""
    rows = ReviewedFamily.objects.filter(translation_key=shown.translation_key, last__isnull=False)
    family = rows.select_related("last").defer("last__content").first()
    if family is None or family.last is None:
        return None
    last = family.last
    person = in_language(lookup(Person, [last.person_id]).get(last.person_id or 0))
    return ReviewLine(
        last.reviewed_on,
        person.name if person else last.name,
        person,
        family.is_changed,
        last.asks_for_changes,
        last.next_due,
    )
