"""Mails translators what changed: one mail per person and language, for any number of changes.

The `News` of publications are gathered into `DigestMail` rows, and those are sent.
Both steps can be repeated: a change goes into one mail, a row is sent once.
"""

import datetime
import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from core.mail import send
from translations.models import DigestMail, News
from translations.tracking.changes.letter import letter
from translations.tracking.changes.translators import translators_into

logger = logging.getLogger("translations.digest")

LEASE = datetime.timedelta(minutes=10)
FIRST_PAUSE = datetime.timedelta(minutes=1)
LONGEST_PAUSE = datetime.timedelta(hours=1)


def every() -> datetime.timedelta | None:
    """Return the minimum time between two mails to one person; ``None`` if mails are off."""
    minutes = settings.TRANSLATION_DIGEST_MINUTES
    return datetime.timedelta(minutes=minutes) if minutes else None


def send_digests() -> int:
    """Periodic job: gather new changes and send due mails. Return the number sent."""
    if every() is None:
        return 0
    for locale in Locale.objects.filter(pk__in=News.objects.waiting().values("locale")):
        gather(locale)
    due = list(DigestMail.objects.due(timezone.now()).values_list("pk", flat=True))
    return sum(_send(pk) for pk in due)


@transaction.atomic
def gather(locale: Locale) -> None:
    """Put what waits for a language into one mail for each of its translators, unless one was just written."""
    # Two workers take turns: the second finds nothing left.
    locale = Locale.objects.select_for_update().get(pk=locale.pk)
    pause = every()
    since = timezone.now() - pause if pause else timezone.now()
    if DigestMail.objects.filter(locale=locale, created_at__gt=since).exists():
        return
    news = list(News.objects.waiting().filter(locale=locale))
    if not news:
        return
    for person in translators_into(locale):
        DigestMail.objects.create(recipient=person, locale=locale).news.set(news)


def _send(pk: int) -> bool:
    now = timezone.now()
    if not DigestMail.objects.due(now).filter(pk=pk).update(leased_until=now + LEASE):
        return False  # another worker has it
    row = DigestMail.objects.select_related("recipient", "locale").get(pk=pk)
    try:
        send(letter(row))
    except Exception as error:  # noqa: BLE001 - whatever it is, the mail is still to be sent
        _put_off(row, error)
        return False
    DigestMail.objects.filter(pk=pk).update(sent_at=timezone.now(), leased_until=None)
    return True


def _put_off(row: DigestMail, error: Exception) -> None:
    """Try later. Only the kind of the error is kept: its text may quote an address."""
    kind = type(error).__name__
    logger.warning("Digest %s not sent (%s)", row.pk, kind)
    wait = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempts, 10))
    DigestMail.objects.filter(pk=row.pk).update(
        attempts=row.attempts + 1,
        next_attempt_at=timezone.now() + wait,
        leased_until=None,
        last_error=kind[:80],
    )
