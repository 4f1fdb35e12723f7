"""Rate limits for cheap requests such as search suggestions, counted in the cache.

`core.ratelimit.database` counts in the database, which is too slow for every keystroke.
Nodes share these counts when they share a cache (``CACHE_URL``). Without one, each process
counts on its own, and the limit is multiplied by the number of processes. While the cache
fails, nothing is limited: that is better than refusing everybody.
"""

import datetime

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.ratelimit.client import client_address, network
from core.ratelimit.window import Limit


def seconds_to_wait(
    kind: str, request: HttpRequest, limit: Limit, now: datetime.datetime | None = None
) -> int:
    """Count one attempt of the visitor's network; return the seconds to wait when it exceeds the limit, else 0."""
    now = now or timezone.now()
    start = limit.start(now)
    visitor = network(client_address(request))
    current = _count(_key(kind, visitor, start), limit)
    previous = cache.get(_key(kind, visitor, start - limit.window), 0)
    if not limit.exceeded(now, current, previous):
        return 0
    return max(1, limit.retry_after(now, current, previous))


def _count(key: str, limit: Limit) -> int:
    cache.add(key, 0, timeout=2 * limit.window.total_seconds())
    try:
        return cache.incr(key)
    except ValueError:  # evicted between the two calls
        return 1


def _key(kind: str, visitor: str, start: datetime.datetime) -> str:
    """The visitor's network is stored only as a keyed digest."""
    digest = salted_hmac(f"throttle-{kind}", visitor, algorithm="sha256").hexdigest()
    return f"throttle:{digest[:32]}:{start.timestamp():.0f}"
