"""Doctors, reviews and safety texts for the tests."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from core.models import Person
from practice.groups import ensure_reviewers
from reviews.models import MedicalReview, Outcome, ReviewerProfile
from reviews.signing import record

REQUIRED = {"default": "required", "articles.ArticlePage": "ask"}
CARE = {"urgency": "urgent", "title": "See a doctor today if", "text": "<p>Your hand is numb.</p>"}


def doctor(name: str = "andrejs", person: Person | None = None) -> Any:
    """An account that may sign; with a public profile if a person is given."""
    user = get_user_model().objects.create_user(
        name, f"{name}@example.org", first_name=name.capitalize(), last_name="Ozols"
    )
    user.groups.add(ensure_reviewers())
    if person:
        ReviewerProfile.objects.create(user=user, person=person)
    return user


def reviewed(instance: Any, **fields: Any) -> MedicalReview:
    """Record an approval of a page or entry as it is live."""
    said = {"person": None, "name": "Andrejs Ozols", "outcome": Outcome.APPROVED}
    if fields.get("person"):
        del said["name"]
    return record(instance, revision=instance.live_revision, **said | fields)


def days(number: int) -> datetime.date:
    """The day so many days from today."""
    return timezone.localdate() + datetime.timedelta(days=number)


def long_ago(instance: Any, **fields: Any) -> MedicalReview:
    """Record an approval two years old, due for a year."""
    dates = {"reviewed_on": days(-730), "next_due": days(-365)}
    return reviewed(instance, **dates | fields)
