"""Puts a mail about an account into the database; the worker sends it."""

import datetime
import json
import logging
import random
from typing import Any

from allauth.mfa.adapter import get_adapter
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from core import request_ids
from core.background.engine import MAIL, SITE, soon, stopping
from core.door.post.letters import RECIPIENTS, letter
from core.mail import send
from core.models import AccountMail

logger = logging.getLogger("core.door")

#: A link for a new password that comes a day late helps nobody.
GIVEN_UP_AFTER = datetime.timedelta(days=1)
FIRST_PAUSE = datetime.timedelta(seconds=5)
LONGEST_PAUSE = datetime.timedelta(minutes=10)
#: SMTP commands for one mail; each may take EMAIL_TIMEOUT.
STEPS_OF_SENDING = 20
PORTION = 50


def post(kind: str, **content: Any) -> None:
    """Have a mail sent soon. ``kind`` is a key of `letters.RECIPIENTS`."""
    sealed = get_adapter().encrypt(json.dumps({"kind": kind, **content}))
    AccountMail.objects.create(sealed=sealed, trace=request_ids.current())
    soon(look_now)


def send_waiting() -> None:
    """Send the due mails, until none is left or the worker is told to stop."""
    while due := list(AccountMail.objects.waiting().values_list("pk", flat=True)[:PORTION]):
        for pk in due:
            if stopping.is_set():
                return
            if _lease(pk) and (row := AccountMail.objects.filter(pk=pk).first()):
                with request_ids.following(row.trace):
                    _deliver(row)


@task(backend=SITE, queue_name=MAIL)
def look_now() -> None:
    send_waiting()


def _lease(pk: int) -> bool:
    now = timezone.now()
    until = now + datetime.timedelta(seconds=settings.EMAIL_TIMEOUT * STEPS_OF_SENDING)
    return bool(AccountMail.objects.waiting(now).filter(pk=pk).update(leased_until=until))


def _deliver(row: AccountMail) -> None:
    try:
        content = json.loads(get_adapter().decrypt(row.sealed))
    except InvalidToken:
        logger.exception("A mail about an account cannot be read: its key is not in CALLBACK_KEYS")
        row.delete()
        return
    if "user" not in content:
        _address(row, content)
        return
    try:
        if message := letter(content):
            send(message)
    except Exception as error:  # noqa: BLE001 - whatever it is, the mail is still to be sent
        _put_off(row, error)
        return
    row.delete()


@transaction.atomic
def _address(row: AccountMail, content: dict[str, Any]) -> None:
    """Replace a row by one for each account that it concerns: of several, each is sent and repeated alone."""
    for user in RECIPIENTS[content["kind"]](content):
        sealed = get_adapter().encrypt(json.dumps({**content, "user": user.pk}))
        AccountMail.objects.create(sealed=sealed, trace=row.trace, created_at=row.created_at)
    row.delete()


def _put_off(row: AccountMail, error: Exception) -> None:
    """Try again later. Only the error's class is logged: its text may quote an address."""
    kind, now = type(error).__name__, timezone.now()
    if row.created_at < now - GIVEN_UP_AFTER:
        logger.error("A mail about an account was given up (%s)", kind)
        row.delete()
        return
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempts, 16))
    wait = longest * random.uniform(0.75, 1)  # noqa: S311 - spreads the load, guards nothing
    logger.warning("A mail about an account was not sent (%s), again in %d s", kind, wait.seconds)
    # Only while the lease is ours: if this process was suspended, another worker may hold it now.
    AccountMail.objects.filter(pk=row.pk, leased_until=row.leased_until).update(
        attempts=row.attempts + 1, next_attempt_at=now + wait, leased_until=None
    )
