"""Emptying the outbox: take a row for a while, send, write down that it was sent.

The lease is one conditional UPDATE, which SQLite and PostgreSQL both do atomically:
of two workers one changes the row, the other changes nothing and goes on. A row is
leased just before it is sent and for longer than sending can take, so two workers
never send the same mail while both live. One that dies lets its lease run out.
"""

import datetime
import logging
import random
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from forms.mail import message_for, send
from forms.models.outbox import Notification
from forms.models.pages import FormPage

logger = logging.getLogger(__name__)

FIRST_PAUSE = datetime.timedelta(seconds=5)
LONGEST_PAUSE = datetime.timedelta(minutes=10)
#: Words exchanged with a mail server for one mail, each of which may take EMAIL_TIMEOUT.
STEPS_OF_SENDING = 20
#: Written as the "error" of a row that nobody wanted to be told about.
NOBODY_TO_TELL = "NobodyToTell"
MOST_ATTEMPTS_COUNTED = 32_767


def deliver_due(limit: int = 50, keep_going: Callable[[], bool] = lambda: True) -> int:
    """Send what is due, oldest first; return how many rows are done with.

    A mail that fails is not an error here: it is noted on its row and tried again.
    """
    due = list(Notification.objects.waiting().values_list("pk", flat=True)[:limit])
    done = 0
    for pk in due:
        if not keep_going():
            break
        if lease(pk):
            done += _deliver(Notification.objects.select_related("request").get(pk=pk))
    return done


def lease(pk: int) -> bool:
    """Take a row, unless another worker has it or has done with it."""
    now = timezone.now()
    until = now + datetime.timedelta(seconds=settings.EMAIL_TIMEOUT * STEPS_OF_SENDING)
    return bool(Notification.objects.waiting(now).filter(pk=pk).update(leased_until=until))


def _deliver(row: Notification) -> bool:
    recipients = addresses(row)
    if not recipients:
        # The practice reads its inbox and wants no mail. That is no failure, and must not raise the alarm.
        _finish(row, last_error=NOBODY_TO_TELL)
        return True
    try:
        send(message_for(row, recipients))
    except Exception as error:  # noqa: BLE001 - whatever it is, the mail is still to be sent
        _put_off(row, error)
        return False
    _finish(row, last_error="")
    return True


def addresses(row: Notification) -> list[str]:
    """Whom the form named when the request came; after a failure, whom it names now.

    Somebody may have mended a misspelt address, and the waiting mail should follow.
    """
    if row.attempts:
        page = FormPage.objects.filter(pk=row.request.page_id).first()
        if page:
            return page.content.recipients
    return row.recipients


def _finish(row: Notification, *, last_error: str) -> None:
    Notification.objects.filter(pk=row.pk).update(
        sent_at=timezone.now(),
        leased_until=None,
        last_error=last_error,
        attempts=_one_more(row),
    )


def _put_off(row: Notification, error: Exception) -> None:
    """Try later. Only the kind of the error is kept: its text may quote an address."""
    kind = type(error).__name__
    wait = pause(row.attempts)
    logger.warning("Notification %s not sent (%s), again in %d s", row.pk, kind, wait.seconds)
    # Only while the lease is ours: another worker may have taken over from one that was suspended.
    Notification.objects.filter(pk=row.pk, leased_until=row.leased_until, sent_at=None).update(
        attempts=_one_more(row),
        next_attempt_at=timezone.now() + wait,
        leased_until=None,
        last_error=kind[:80],
    )


def pause(attempts: int) -> datetime.timedelta:
    """How long to wait after so many failures before this one: twice as long each time, a bit at random."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempts, 16))
    return longest * random.uniform(0.75, 1)  # noqa: S311 - spreads the load, guards nothing


def _one_more(row: Notification) -> int:
    return min(row.attempts + 1, MOST_ATTEMPTS_COUNTED)
