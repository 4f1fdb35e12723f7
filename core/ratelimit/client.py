"""The visitor's network address, taken only from trusted proxies.

Any client can send ``X-Forwarded-For``. Each proxy appends the address it was called from:
with ``settings.TRUSTED_PROXY_COUNT`` proxies of our own, the entry at that position from
the end is reliable, and the entries before it are not.
"""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

#: The prefix length that a household or a rented server gets as a whole.
IPV6_HOUSEHOLD = 64


def client_address(request: HttpRequest) -> str:
    """Return the address from which our outermost proxy was called; empty when there is none."""
    count = settings.TRUSTED_PROXY_COUNT
    hops = request.headers.get("x-forwarded-for", "").split(",")
    claimed = _address(hops[-count]) if 0 < count <= len(hops) else ""
    return claimed or _address(request.META.get("REMOTE_ADDR", ""))


def network(address: str) -> str:
    """Return the unit that a limit counts as one visitor: an IPv4 address or an IPv6 network."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network((address, IPV6_HOUSEHOLD), strict=False))


def _address(text: str) -> str:
    """Return an address in canonical form, without a port; empty when the text is not an address."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)
