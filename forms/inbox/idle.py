"""Signs out who has not worked in the inbox for a while: a screen at the reception desk shows names to everyone."""

import time

from django.conf import settings
from django.http import HttpRequest

SEEN = "callback_seen_at"
#: A session is stored at most that often for it.
EVERY = 60


def is_over(request: HttpRequest) -> bool:
    """Return whether the last work was too long ago; if not, note that this is work."""
    if not settings.CALLBACK_IDLE_MINUTES:
        return False
    now, seen = int(time.time()), request.session.get(SEEN)
    if seen is not None and now - seen > settings.CALLBACK_IDLE_MINUTES * 60:
        return True
    if seen is None or now - seen >= EVERY:
        request.session[SEEN] = now
    return False
