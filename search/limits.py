"""Rate limits of the search by network: enough for several people behind one address, too low for a program."""

import datetime

from django.conf import settings
from django.http import HttpRequest

from core.ratelimit.cache import seconds_to_wait
from core.ratelimit.window import Limit

MINUTE = datetime.timedelta(minutes=1)


def wait_for_results(request: HttpRequest) -> int:
    """Count a search; return the seconds to wait, 0 within the limit."""
    return seconds_to_wait("search", request, Limit(settings.SEARCH_LIMIT, MINUTE))


def wait_for_suggestions(request: HttpRequest) -> int:
    limit = Limit(settings.SEARCH_LIMIT_SUGGESTIONS, MINUTE)
    return seconds_to_wait("suggestions", request, limit)
