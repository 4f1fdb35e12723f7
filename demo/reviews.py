"""The medical reviews of the demo: recorded with the texts, as a doctor would sign them."""

import datetime
from collections.abc import Mapping
from typing import Any

from core.models import Person
from practice.building.library import Library
from reviews.heads import is_reviewed_instance
from reviews.models import Outcome
from reviews.signing import record
from reviews.snapshots import snapshot
from reviews.state.families import is_approved

#: The key of the doctor in `demo.content.library`.
DOCTOR = "andrejs-ozols"
#: For texts that do not say when they were reviewed.
REVIEWED_ON = "2026-11-23"


def ensure_reviewed(row: Any, content: Mapping[str, Any], library: Library) -> None:
    """Record the review of a text before it is published, unless one covers it."""
    if not is_reviewed_instance(row) or is_approved(row, snapshot(row).digest):
        return
    due = content.get("next_review")
    record(
        row,
        revision=row.latest_revision,
        person=Person.objects.get(pk=library(Person, content.get("reviewed_by") or DOCTOR)),
        outcome=Outcome.APPROVED,
        reviewed_on=datetime.date.fromisoformat(content.get("reviewed_on") or REVIEWED_ON),
        next_due=datetime.date.fromisoformat(due) if due else None,
    )
