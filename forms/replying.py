"""Delivers the answers to visitors: text messages and e-mails, each leased and sent like a notification (`forms.delivery`)."""

import datetime
import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from core import request_ids
from core.mail import send as send_mail
from forms import sms
from forms.delivery import pause
from forms.models.outbox import Reply
from forms.sealing import UnsealError
from forms.ways import AnswerBy

logger = logging.getLogger(__name__)

#: After so many failures a reply is given up: reception must know that it did not arrive.
MOST_ATTEMPTS = 8
STEPS_OF_SENDING = 20


def send_replies(limit: int = 20) -> int:
    """Send the due replies, oldest first; return how many were sent."""
    due = list(Reply.objects.waiting().filter(failed_at=None).values_list("pk", flat=True)[:limit])
    return sum(_send(pk) for pk in due)


def _send(pk: int) -> bool:
    now = timezone.now()
    until = now + datetime.timedelta(seconds=settings.EMAIL_TIMEOUT * STEPS_OF_SENDING)
    free = Reply.objects.waiting(now).filter(pk=pk, failed_at=None)
    if not free.update(leased_until=until):
        return False
    row = Reply.objects.select_related("request").get(pk=pk)
    with request_ids.following(row.trace):
        return _deliver(row)


def _deliver(row: Reply) -> bool:
    ours = Reply.objects.filter(pk=row.pk, leased_until=row.leased_until, sent_at=None)
    now, attempts = timezone.now(), row.attempts + 1
    try:
        _hand_over(row)
    except (sms.RefusedError, UnsealError) as error:
        return _give_up(row, error, attempts)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again
        if attempts >= MOST_ATTEMPTS:
            return _give_up(row, error, attempts)
        logger.warning("Reply %s not sent (%s)", row.pk, type(error).__name__)
        ours.update(
            attempts=attempts,
            leased_until=None,
            next_attempt_at=now + pause(row.attempts),
            last_error=type(error).__name__[:80],
        )
        return False
    ours.update(sent_at=now, leased_until=None, attempts=attempts, last_error="")
    return True


@sensitive_variables()
def _hand_over(row: Reply) -> None:
    message = row.message
    if row.way == AnswerBy.SMS:
        sms.send(message["to"], message["text"])
        return
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    # The same id for each attempt: a second copy is recognisable as the same mail.
    headers = {"Message-ID": f"<reply.{row.pk}.{row.request.reference}@{host}>"}
    send_mail(
        EmailMessage(message["subject"], message["text"], to=[message["to"]], headers=headers)
    )


def _give_up(row: Reply, error: Exception, attempts: int) -> bool:
    logger.warning("Reply %s given up (%s)", row.pk, type(error).__name__)
    Reply.objects.filter(pk=row.pk).update(
        failed_at=timezone.now(),
        leased_until=None,
        attempts=attempts,
        last_error=type(error).__name__[:80],
    )
    log(row.request, "callbacks.reply_failed", data={"way": row.way})
    return False
