"""A puzzle that costs a browser a second and a spammer's machine a fortune.

ALTCHA's proof of work (altcha.org, version 1), served by ourselves: the browser
looks for the number whose hash with the salt is the challenge. The salt names
the form's token, which only one request can use, so no answer serves twice.
"""

import hashlib
import json
import secrets
from base64 import b64decode
from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

ALGORITHM = "SHA-256"


def challenge(token: str) -> dict[str, Any]:
    """Return a puzzle for one form."""
    largest = settings.CALLBACK_ALTCHA_EFFORT
    # The last "&" keeps digits of the number from passing for the end of the salt.
    salt = f"{secrets.token_hex(12)}?token={token}&"
    goal = _hash(salt, secrets.randbelow(largest + 1))
    return {
        "algorithm": ALGORITHM,
        "challenge": goal,
        "maxnumber": largest,
        "salt": salt,
        "signature": _signature(goal),
    }


def solved(answer: str, token: str) -> bool:
    """Tell whether this is the answer to a puzzle of ours for this form."""
    try:
        found = json.loads(b64decode(answer, validate=True))
        goal, salt, number = str(found["challenge"]), str(found["salt"]), int(found["number"])
        signature = str(found["signature"])
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return False
    return (
        salt.endswith(f"?token={token}&")
        and constant_time_compare(signature, _signature(goal))
        and constant_time_compare(goal, _hash(salt, number))
    )


def _hash(salt: str, number: int) -> str:
    return hashlib.sha256(f"{salt}{number}".encode(errors="replace")).hexdigest()


def _signature(goal: str) -> str:
    return salted_hmac("callbacks.altcha", goal, algorithm="sha256").hexdigest()
