"""The state of the review of every page and entry: what the report, the panel and the weekly mail show."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.heads import heads
from reviews.kinds import Rule, reviewed_models, rule_of
from reviews.models import MedicalReview, ReviewedFamily
from reviews.snapshots import Snapshot
from reviews.state.families import is_approved
from reviews.versions import DRAFT, LIVE

#: How long before its day a review counts as due soon.
SOON = datetime.timedelta(days=30)


class State(TextChoices):
    """In the order of their urgency. A page or entry may be in several."""

    ASKED = "asked", _("To be changed")
    OVERDUE = "overdue", _("Overdue")
    CHANGED = "changed", _("Changed since the review")
    NEVER = "never", _("Never reviewed")
    WAITING = "waiting", _("Draft waits for its review")
    SOON = "soon", _("Due in 30 days")
    CURRENT = "current", _("Reviewed")


@dataclass(frozen=True)
class Row:
    """A page or entry with its last review."""

    head: Any
    last: MedicalReview | None
    states: tuple[State, ...]
    #: The fingerprint of what readers see.
    digest: str = ""

    @property
    def is_to_do(self) -> bool:
        return self.states != (State.CURRENT,)

    @property
    def is_one_click(self) -> bool:
        """Whether the review is due and can be repeated as it is."""
        is_due = State.OVERDUE in self.states or State.SOON in self.states
        return is_due and not {State.CHANGED, State.ASKED} & set(self.states)

    @property
    def version(self) -> str:
        """The version to be reviewed first."""
        return DRAFT if self.states == (State.WAITING,) else LIVE

    @property
    def sort_key(self) -> tuple[int, datetime.date, str]:
        due = (self.last and self.last.next_due) or datetime.date.max
        return State.values.index(self.states[0].value), due, str(self.head).casefold()


def rows() -> list[Row]:
    """Return the row of each live page and entry and of each draft that waits, most urgent first.

    Two queries for each kind, and one for each draft that waits.
    """
    found = [row for model in reviewed_models() for row in _rows_of(model)]
    return sorted(found, key=lambda row: row.sort_key)


def _rows_of(model: type[Model]) -> Iterator[Row]:
    required = rule_of(model) == Rule.REQUIRED
    shown = Q(live=True) | Q(has_unpublished_changes=True) if required else Q(live=True)
    kept = ReviewedFamily.objects.filter(content_type=ContentType.objects.get_for_model(model))
    families = {
        row.translation_key: row for row in kept.select_related("last").defer("last__content")
    }
    for head in heads(model).filter(shown):
        waits = required and _waits(model, head)
        family = families.get(head.translation_key)
        states = tuple(_states(head.live, family, waits=waits))
        if states:
            yield Row(
                head, family.last if family else None, states, family.live_digest if family else ""
            )


def _states(live: bool, family: ReviewedFamily | None, *, waits: bool) -> Iterator[State]:
    found = set(_live_states(family)) if live else set()
    if waits:
        found.add(State.WAITING)
    if live and not found:
        found.add(State.CURRENT)
    yield from (state for state in State if state in found)


def _live_states(family: ReviewedFamily | None) -> Iterator[State]:
    if family is None or family.last is None:
        yield State.NEVER
        return
    if family.last.asks_for_changes:
        yield State.ASKED
    if family.is_changed:
        yield State.CHANGED
    due, today = family.last.next_due, timezone.localdate()
    if due and due < today:
        yield State.OVERDUE
    elif due and due <= today + SOON:
        yield State.SOON


def _waits(model: type[Model], head: Any) -> bool:
    """Whether the newest draft says something about safety that has no review."""
    revision = head.latest_revision
    if revision is None or (head.live and not head.has_unpublished_changes):
        return False
    seen = Snapshot(model, revision.content)
    return bool(seen.leaves) and not is_approved(head, seen.digest)
