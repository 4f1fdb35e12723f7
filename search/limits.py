"""Rate limits of the search by network: enough for several people behind one address, too low for a program."""

import datetime

from django.conf import settings
from django.http import HttpRequest

from core.ratelimit.cache import seconds_to_wait
from core.ratelimit.window import Limit


def wait_for(kind: str, request: HttpRequest) -> int:
    """Count a request for results or for suggestions; return the seconds to wait, 0 within the limit."""
    most = {"search": settings.SEARCH_LIMIT, "suggestions": settings.SEARCH_LIMIT_SUGGESTIONS}
    return seconds_to_wait(kind, request, Limit(most[kind], datetime.timedelta(minutes=1)))
