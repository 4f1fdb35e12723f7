"""Proof of work against bots: about a second for one browser, expensive for a spammer.

ALTCHA's protocol (altcha.org, version 1), self-hosted: the browser searches for the
number whose hash with the salt equals the challenge. The salt contains the form's
token, which only one request can use, so a solution is valid once.
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
    """Return a challenge for one form."""
    largest = settings.CALLBACK_ALTCHA_EFFORT
    # The final "&" separates the salt from the number: otherwise digits could move between the two.
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
    """Return whether this is a valid solution of a challenge issued for this form."""
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
