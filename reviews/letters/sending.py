"""Mails each reviewer once a week what has to be reviewed; nothing where there is nothing.

A letter is an outbox row (`reviews.models.ReviewLetter`), unique for a person and a week, so
that two workers or a restart never send it twice.
"""

import datetime
import logging

from django.conf import settings
from django.utils import timezone

from core.mail import send
from reviews.letters.letter import letter
from reviews.models import ReviewLetter
from reviews.signing import reviewers
from reviews.state.report import Row, rows

logger = logging.getLogger("reviews.letters")

#: The hour on Monday from which the letters of a week are written.
FROM_HOUR = 7
LEASE = datetime.timedelta(minutes=10)
FIRST_PAUSE = datetime.timedelta(minutes=1)
LONGEST_PAUSE = datetime.timedelta(hours=1)


def send_letters() -> int:
    """Periodic job: write the letters of this week and send those that are due. Return the number sent."""
    now = timezone.localtime()
    week = now.date() - datetime.timedelta(days=now.weekday())
    if not settings.MEDICAL_REVIEW_LETTERS or (now.weekday() == 0 and now.hour < FROM_HOUR):
        return 0
    recipients = reviewers().exclude(email="")
    told = ReviewLetter.objects.filter(week=week, sent_at__isnull=False)
    waiting = list(recipients.exclude(pk__in=told.values("recipient")))
    if not waiting:
        return 0
    to_do = [row for row in rows() if row.is_to_do]
    if not to_do:
        return 0
    for person in waiting:
        ReviewLetter.objects.get_or_create(recipient=person, week=week)
    due = ReviewLetter.objects.due(timezone.now()).filter(week=week, recipient__in=waiting)
    return sum(_send(pk, to_do) for pk in list(due.values_list("pk", flat=True)))


def _send(pk: int, to_do: list[Row]) -> bool:
    now = timezone.now()
    if not ReviewLetter.objects.due(now).filter(pk=pk).update(leased_until=now + LEASE):
        return False  # another worker has it
    row = ReviewLetter.objects.select_related("recipient").get(pk=pk)
    try:
        send(letter(row, to_do))
    except Exception as error:  # noqa: BLE001 - whatever it is, the mail is still to be sent
        _put_off(row, error)
        return False
    ReviewLetter.objects.filter(pk=pk).update(sent_at=timezone.now(), leased_until=None)
    return True


def _put_off(row: ReviewLetter, error: Exception) -> None:
    """Try later. Only the kind of the error is kept: its text may quote an address."""
    kind = type(error).__name__
    logger.warning("Review letter %s not sent (%s)", row.pk, kind)
    wait = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempts, 10))
    ReviewLetter.objects.filter(pk=row.pk).update(
        attempts=row.attempts + 1,
        next_attempt_at=timezone.now() + wait,
        leased_until=None,
        last_error=kind[:80],
    )
