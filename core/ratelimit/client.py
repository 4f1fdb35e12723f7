"""The visitor's network address, as far as it can be believed.

Anybody can send ``X-Forwarded-For``. Each proxy adds, at the end, the address it
was called from: with ``settings.TRUSTED_PROXY_COUNT`` proxies of our own, the entry
at that place counted from the end is true, and whatever stands before it is hearsay.
"""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

#: A household or a rented server gets all addresses of such a network.
IPV6_HOUSEHOLD = 64


def client_address(request: HttpRequest) -> str:
    """Return the address from which our outermost proxy was called; empty when there is none."""
    count = settings.TRUSTED_PROXY_COUNT
    hops = request.headers.get("x-forwarded-for", "").split(",")
    claimed = _address(hops[-count]) if 0 < count <= len(hops) else ""
    return claimed or _address(request.META.get("REMOTE_ADDR", ""))


def network(address: str) -> str:
    """Return what a limit should count as one visitor: an IPv4 address, an IPv6 network."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network((address, IPV6_HOUSEHOLD), strict=False))


def _address(text: str) -> str:
    """Return an address in its one usual form, without a port; empty when it is none."""
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
