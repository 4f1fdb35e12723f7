"""Encryption of what visitors write, and fingerprints to find it by.

A sealed value is readable only with one of ``settings.CALLBACK_KEYS``: a copy of
the database alone tells nothing. A sealed value cannot be searched, so phone
numbers are also stored as a keyed `digest`: the same number always gives the same
digest, and without ``settings.CALLBACK_DIGEST_KEY`` nobody can try numbers against it.

To change the key: put a new one *first* in ``CALLBACK_KEYS`` and keep the old one
after it; pass every stored value through `reseal`; then take the old key away.
"""

import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class UnsealError(Exception):
    """None of our keys opens this value. The message never repeats the value."""

    def __init__(self) -> None:
        super().__init__(
            "This value was sealed with a key that is not in CALLBACK_KEYS, or it was damaged."
        )


def seal(value: object) -> str:
    """Encrypt anything JSON can hold, with the first key. Sealing twice gives two different texts."""
    return _keys().encrypt(json.dumps(value).encode()).decode()


def unseal(sealed: str) -> Any:
    """Return what was sealed, with whichever key it was; raise `UnsealError` if there is none."""
    try:
        return json.loads(_keys().decrypt(sealed.encode()))
    except (InvalidToken, ValueError):
        # Without the cause, whose traceback may hold the data.
        raise UnsealError from None


def reseal(sealed: str) -> str:
    """Seal again with the first key, after a new one was put there."""
    try:
        return _keys().rotate(sealed.encode()).decode()
    except (InvalidToken, ValueError):
        raise UnsealError from None


def digest(value: str, *, purpose: str = "phone") -> str:
    """Return 64 characters that stand for the value and do not reveal it.

    Digests for different purposes never match: a rate limit's bucket for a number
    cannot be joined with the requests from that number.
    """
    # Hostile input may hold half of a character pair, which plain UTF-8 refuses.
    message = f"{purpose}:{value}".encode("utf-8", "surrogatepass")
    return hmac.new(settings.CALLBACK_DIGEST_KEY.encode(), message, hashlib.sha256).hexdigest()


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.CALLBACK_KEYS])
