"""Encryption of visitors' answers, and keyed digests to search them.

A sealed value can be read only with one of ``settings.CALLBACK_KEYS``, so a copy of the
database reveals nothing. Sealed values cannot be searched, so phone numbers are also
stored as a keyed `digest`: the same number always has the same digest, and without
``settings.CALLBACK_DIGEST_KEY`` numbers cannot be tested against it.

To rotate the key: put a new one *first* in ``CALLBACK_KEYS`` and keep the old one
after it; pass every stored value through `reseal`; then remove the old key.
"""

import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class UnsealError(Exception):
    """No key decrypts this value. The message never contains the value."""

    def __init__(self) -> None:
        super().__init__(
            "This value was sealed with a key that is not in CALLBACK_KEYS, or it was damaged."
        )


def seal(value: object) -> str:
    """Encrypt a JSON-serialisable value with the first key. Equal values give different ciphertexts."""
    return _keys().encrypt(json.dumps(value).encode()).decode()


def unseal(sealed: str) -> Any:
    """Decrypt a value with any of the keys; raise `UnsealError` if none fits."""
    try:
        return json.loads(_keys().decrypt(sealed.encode()))
    except (InvalidToken, ValueError):
        # Without the cause: its traceback may contain the data.
        raise UnsealError from None


def reseal(sealed: str) -> str:
    """Encrypt a sealed value again with the current first key."""
    try:
        return _keys().rotate(sealed.encode()).decode()
    except (InvalidToken, ValueError):
        raise UnsealError from None


def digest(value: str, *, purpose: str = "phone") -> str:
    """Return a keyed digest of 64 characters that does not reveal the value.

    Digests for different purposes never match: a rate limit's bucket for a number
    cannot be joined with the requests from that number.
    """
    # Hostile input may contain unpaired surrogates, which strict UTF-8 refuses.
    message = f"{purpose}:{value}".encode("utf-8", "surrogatepass")
    return hmac.new(settings.CALLBACK_DIGEST_KEY.encode(), message, hashlib.sha256).hexdigest()


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.CALLBACK_KEYS])
