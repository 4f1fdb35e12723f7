"""Asks the storage as a stranger whether private files are private: a bucket's policy is not the site's to set."""

import requests
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage

#: Seconds for each answer.
PATIENCE = 5
FOLDER = "documents"


def open_addresses(storage: Storage = default_storage) -> list[str]:
    """Store a small file where documents are; return the addresses at which a stranger can read it. Raises `OSError`."""
    name = storage.save(f"{FOLDER}/privacy-check.txt", ContentFile(b"private"))
    try:
        return [address for address in _addresses(storage, name) if _is_readable(address)]
    finally:
        storage.delete(name)


def _addresses(storage: Storage, name: str) -> list[str]:
    """Return where the file could be without a signature: in the bucket, and below the address of the pictures."""
    plain = storage.url(name).partition("?")[0]
    below = f"{settings.MEDIA_URL}{name}"
    found = [plain, below if "//" in below else f"{settings.WAGTAILADMIN_BASE_URL}{below}"]
    return [address for address in dict.fromkeys(found) if "//" in address]


def _is_readable(address: str) -> bool:
    try:
        answer = requests.get(address, timeout=PATIENCE)
    except requests.RequestException:
        return False  # known only inside a network, or nobody answers there
    return answer.ok and answer.content == b"private"
