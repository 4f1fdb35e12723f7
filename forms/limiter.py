"""Rate limits of callback requests: per network, and per phone number."""

import datetime

from django.conf import settings
from django.http import HttpRequest

from core.ratelimit.client import client_address, network
from core.ratelimit.database import Bucket
from core.ratelimit.window import Limit
from forms.sealing import digest

WINDOW = datetime.timedelta(hours=1)


def buckets(request: HttpRequest, phone: str = "") -> list[Bucket]:
    """Return the buckets to count for a request: the visitor's network, and the phone number if given."""
    found = [_bucket("address", network(client_address(request)), settings.CALLBACK_LIMIT_ADDRESS)]
    if phone:
        found.append(_bucket("number", digest(phone), settings.CALLBACK_LIMIT_NUMBER))
    return found


def _bucket(kind: str, value: str, allowed: int) -> Bucket:
    return Bucket(kind, value, Limit(allowed, WINDOW))
