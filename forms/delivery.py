"""Delivery of the outbox: lease a row, send its mail, mark it as sent.

The lease is one conditional UPDATE, which SQLite and PostgreSQL both do atomically:
of two workers one changes the row, the other changes nothing and goes on. A row is
leased just before it is sent and for longer than sending can take, so two running
workers never send the same mail. The lease of a worker that dies expires.

Each recipient gets a mail of their own. Of one mail to several, Django reports no
refusal as long as the server has accepted one of the addresses.
"""

import datetime
import logging
import random
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from core import request_ids
from core.mail import send
from forms.mail import message_for
from forms.models.outbox import Notification
from forms.models.pages import FormPage

logger = logging.getLogger(__name__)

FIRST_PAUSE = datetime.timedelta(seconds=5)
LONGEST_PAUSE = datetime.timedelta(minutes=10)
#: SMTP commands for one mail; each may take EMAIL_TIMEOUT.
STEPS_OF_SENDING = 20
#: Stored as the "error" of a row without recipients.
NOBODY_TO_TELL = "NobodyToTell"
MOST_ATTEMPTS_COUNTED = 32_767


def deliver_due(limit: int = 50, keep_going: Callable[[], bool] = lambda: True) -> int:
    """Send the due notifications, oldest first; return how many rows are finished.

    A failed mail raises nothing: the failure is recorded on its row and retried.
    """
    due = list(Notification.objects.waiting().values_list("pk", flat=True)[:limit])
    done = 0
    for pk in due:
        if not keep_going():
            break
        if lease(pk):
            row = Notification.objects.select_related("request").get(pk=pk)
            with request_ids.following(row.trace):
                done += _deliver(row)
    return done


def lease(pk: int) -> bool:
    """Lease a row; return False if another worker holds it or it is already sent."""
    now = timezone.now()
    return bool(Notification.objects.waiting(now).filter(pk=pk).update(leased_until=_end(now)))


def _end(now: datetime.datetime) -> datetime.datetime:
    return now + datetime.timedelta(seconds=settings.EMAIL_TIMEOUT * STEPS_OF_SENDING)


def _deliver(row: Notification) -> bool:
    told = settings.CALLBACK_NOTIFY_SUSPICIOUS or not row.request.suspicion
    recipients = addresses(row) if told else []
    if not recipients:
        # No recipients: the practice only uses the inbox. This is not a failure and must not raise the alarm.
        _finish(row, last_error=NOBODY_TO_TELL)
        return True
    errors = []
    for address in recipients:
        if address in row.accepted:
            continue
        if not _holds(row):
            return False
        if error := _error_of_sending(row, address):
            errors.append(error)
    if errors:
        _put_off(row, errors, len(recipients))
        return False
    _finish(row, last_error="")
    logger.info("Notification %s sent", row.pk)
    return True


def _error_of_sending(row: Notification, address: str) -> Exception | None:
    """Send the mail to one recipient and record that it was accepted; return the error if it was not."""
    try:
        send(message_for(row, [address]))
    except Exception as error:  # noqa: BLE001 - whatever it is, the mail is still to be sent
        return error
    row.accepted.append(address)
    Notification.objects.filter(pk=row.pk).update(accepted=row.accepted)
    return None


def _holds(row: Notification) -> bool:
    """Renew the lease for the next mail; return False if another worker holds it meanwhile."""
    until = _end(timezone.now())
    ours = Notification.objects.filter(pk=row.pk, leased_until=row.leased_until, sent_at=None)
    held = bool(ours.update(leased_until=until))
    row.leased_until = until
    return held


def addresses(row: Notification) -> list[str]:
    """Return the form's recipients at the time of the request; after a failure, its current ones.

    A misspelt address may have been corrected since.
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


def _put_off(row: Notification, errors: list[Exception], of: int) -> None:
    """Schedule a retry and release the lease. Only the error's class is stored: its text may quote an address."""
    kind = type(errors[0]).__name__
    wait = pause(row.attempts)
    message = "Notification %s not sent (%s) to %d of %d recipients, again in %d s"
    logger.warning(message, row.pk, kind, len(errors), of, wait.seconds)
    # Only while the lease is ours: if this process was suspended, another worker may hold it now.
    Notification.objects.filter(pk=row.pk, leased_until=row.leased_until, sent_at=None).update(
        attempts=_one_more(row),
        next_attempt_at=timezone.now() + wait,
        leased_until=None,
        last_error=kind[:80],
    )


def pause(attempts: int) -> datetime.timedelta:
    """Return the pause after ``attempts`` earlier failures: exponential, at most `LONGEST_PAUSE`, with jitter."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempts, 16))
    return longest * random.uniform(0.75, 1)  # noqa: S311 - spreads the load, guards nothing


def _one_more(row: Notification) -> int:
    return min(row.attempts + 1, MOST_ATTEMPTS_COUNTED)
