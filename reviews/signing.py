"""Who may sign a medical review, and how a review is recorded."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from accounts.models import User
from core.models import Person
from reviews.heads import head_of
from reviews.models import MedicalReview, ReviewerProfile
from reviews.snapshots import snapshot
from reviews.state.families import family_key, refresh
from translations.access.people import AnyUser

PERMISSION = "reviews.add_medicalreview"
BACKEND = "django.contrib.auth.backends.ModelBackend"
LOG_ACTION = "reviews.sign"
#: The attribute of a user object that holds whether the user may sign.
MEMO = "may_sign_reviews_memo"


def reviewers() -> QuerySet[User]:
    """Return the active accounts that hold the right to sign.

    An administrator has every right in Django, and is no doctor: here the right must have
    been given to the account or to one of its groups.
    """
    return User.objects.with_perm(PERMISSION, include_superusers=False, backend=BACKEND)


def may_sign(user: AnyUser) -> bool:
    """Whether the user may sign reviews. One query, once for each user object."""
    if not hasattr(user, MEMO):
        found = reviewers().filter(pk=user.pk).exists() if user.pk else False
        setattr(user, MEMO, found)
    return bool(getattr(user, MEMO))


def default_next_due(day: datetime.date | None = None) -> datetime.date:
    """Return the day one interval after a day, by default after today."""
    return (day or timezone.localdate()) + datetime.timedelta(days=settings.MEDICAL_REVIEW_DAYS)


def sign(
    reviewed: Any, *, revision: Revision | None, user: AnyUser, outcome: str, **said: Any
) -> MedicalReview:
    """Record the review of ``reviewed`` in the name of this user. Raises ``PermissionDenied``."""
    if not isinstance(user, User) or not may_sign(user):
        raise PermissionDenied
    profile = ReviewerProfile.objects.filter(user=user).select_related("person").first()
    return record(
        reviewed,
        revision=revision,
        reviewer=user,
        person=profile.person if profile else None,
        name=profile.person.name if profile else (user.get_full_name() or user.get_username()),
        outcome=outcome,
        **said,
    )


@transaction.atomic
def record(
    reviewed: Any, *, person: Person | None, next_due: datetime.date | None = None, **fields: Any
) -> MedicalReview:
    """Store a review without asking who may: for `sign`, and for code that builds a site.

    ``reviewed`` is the page or entry as it was reviewed. Without ``next_due`` it is due
    after the usual interval. Raises ``ValidationError``.
    """
    seen = snapshot(reviewed)
    review = MedicalReview(
        **family_key(reviewed),
        content=seen.content,
        digest=seen.digest,
        person=person,
        **{"name": person.name if person else ""} | fields,
    )
    if not review.asks_for_changes:
        review.next_due = next_due or default_next_due(review.reviewed_on)
    review.clean()
    review.save()
    head = head_of(reviewed)
    data = {"outcome": review.outcome, "next_due": str(review.next_due or ""), "name": review.name}
    log(instance=head, action=LOG_ACTION, user=review.reviewer, revision=review.revision, data=data)
    refresh(head)
    return review
