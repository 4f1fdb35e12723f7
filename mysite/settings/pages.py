"""The cache of the ready pages (`core.ready_pages.store`)."""

from typing import Any


def shared_pages(usual: dict[str, Any], folder: str) -> dict[str, Any]:
    """Return the site's own Redis under another prefix, or a folder: the memory of one process is no use to the others."""
    if "Redis" in usual["BACKEND"]:
        return usual | {"KEY_PREFIX": f"{usual['KEY_PREFIX']}:pages"}
    return {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": folder,
        "KEY_PREFIX": usual["KEY_PREFIX"],
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
