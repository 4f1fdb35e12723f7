"""How many attempts an account and a network have.

The counts are in the database: nodes share them, and an emptied cache gives nobody new attempts.
An attempt counts before its password is hashed, because hashing is what costs: twelve at once
would slow down the whole process.
"""

import datetime

from django.http import HttpRequest

from core.ratelimit.client import client_address, network
from core.ratelimit.database import Bucket, seconds_to_wait
from core.ratelimit.window import Limit

QUARTER = datetime.timedelta(minutes=15)
HOUR = datetime.timedelta(hours=1)

#: One account from one network: a person who mistypes.
PERSON = Limit(10, QUARTER)
#: Several accounts from one network: the practice's own, or one attacker.
NETWORK = Limit(60, HOUR)
#: One account from all networks. High: otherwise a stranger could lock a person out with few requests.
ACCOUNT = Limit(200, HOUR)
#: Codes for one account. Only who knows its password is asked for one.
CODE = Limit(10, QUARTER)
#: Mails for a new password: to one address, and from one network.
RESET_ADDRESS = Limit(3, HOUR)
RESET_NETWORK = Limit(20, HOUR)
#: One private page or document from one network, and from all.
SHARED = Limit(10, QUARTER)
SHARED_ALL = Limit(300, HOUR)


def wait_to_sign_in(request: HttpRequest, name: str) -> int:
    """Count an attempt to sign in; return the seconds to wait if it is one too many, else 0."""
    account, visitor = name.strip().casefold(), network(client_address(request))
    return seconds_to_wait(
        [
            Bucket("sign-in", f"{visitor} {account}", PERSON),
            Bucket("sign-in-network", visitor, NETWORK),
            Bucket("sign-in-account", account, ACCOUNT),
        ]
    )


def wait_for_code(account: int) -> int:
    """Count a code of a second factor; return the seconds to wait if it is one too many, else 0."""
    return seconds_to_wait([Bucket("code", str(account), CODE)])


def wait_to_reset(request: HttpRequest, address: str) -> int:
    """Count a request for a new password; return the seconds to wait if it is one too many, else 0."""
    return seconds_to_wait(
        [
            Bucket("reset", address.strip().casefold(), RESET_ADDRESS),
            Bucket("reset-network", network(client_address(request)), RESET_NETWORK),
        ]
    )


def wait_to_enter(request: HttpRequest, place: str) -> int:
    """Count an attempt to enter a private page or collection; return the seconds to wait, else 0."""
    visitor = network(client_address(request))
    return seconds_to_wait(
        [
            Bucket("enter", f"{visitor} {place}", SHARED),
            Bucket("enter-all", place, SHARED_ALL),
        ]
    )
