"""The keys of the callback requests, validated when the site starts.

One kind encrypts the requests (see ``forms.sealing``), the other makes phone numbers
searchable without storing them. Create one of each with::

    python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"
"""

import hashlib
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

SHORTEST_DIGEST_KEY = 32


def derived_key(secret: str, purpose: str) -> str:
    """Derive a key from a secret. Keys for different purposes differ."""
    material = hashlib.sha256(f"{purpose}:{secret}".encode()).digest()
    return urlsafe_b64encode(material).decode()


def sealing_keys(keys: list[str]) -> list[str]:
    """Return the keys unchanged. Raises `ImproperlyConfigured` for an empty list or an invalid key."""
    if not keys:
        raise ImproperlyConfigured("CALLBACK_KEYS is empty: it needs at least one key.")
    for place, key in enumerate(keys, start=1):
        try:
            Fernet(key)
        except ValueError:
            # Without the cause: it would print the key.
            raise ImproperlyConfigured(
                f"CALLBACK_KEYS: key {place} is not 32 bytes in URL-safe base64."
            ) from None
    return keys


def digest_key(key: str) -> str:
    """Return the key unchanged. Raises `ImproperlyConfigured` when it is short enough to be guessed."""
    if len(key) < SHORTEST_DIGEST_KEY:
        raise ImproperlyConfigured(
            f"CALLBACK_DIGEST_KEY is too short: it needs at least {SHORTEST_DIGEST_KEY} characters."
        )
    return key
