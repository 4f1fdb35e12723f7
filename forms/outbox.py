"""Empties the outbox: whenever a request came, and at intervals, for what failed or was missed."""

from django_tasks import task

from core.background.engine import MAIL, SITE, stopping
from forms.delivery import deliver_due
from forms.readiness import beat
from forms.replying import send_replies

#: Mails between two heartbeats: few, so that they continue while a mail server hangs.
ROUND = 10


def send_waiting() -> None:
    """Send the due notifications, until none is left or the worker is told to stop."""
    beat()
    while deliver_due(ROUND, _goes_on) == ROUND and _goes_on():
        beat()
    while send_replies(ROUND) == ROUND and _goes_on():
        beat()


@task(backend=SITE, queue_name=MAIL)
def look_now() -> None:
    send_waiting()


def _goes_on() -> bool:
    return not stopping.is_set()
