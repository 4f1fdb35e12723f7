"""What is stored is looked at: requests that no key opens, records of translations and reviews, expired data."""

from collections.abc import Iterator

from forms import retention
from forms.models import CallbackNote, CallbackRequest
from forms.names import seal_names
from forms.sealing import UnsealError, digest, unseal
from reviews.state.families import refresh_all
from translations.tracking.rebuilding import rebuild


def renew_records() -> str:
    """Compute the fingerprints of translations and reviews again: the code may be newer than the backup."""
    made = rebuild()
    renewed = refresh_all()
    return f"{made.sources} sources, {made.builds} translations and {renewed} reviews were recorded again."


def purge_expired() -> str:
    """Delete the requests that have expired since the backup."""
    return f"{sum(retention.purge().values())} expired requests were deleted."


def seal_old_names() -> str:
    """Seal the names of requests that an older version stored."""
    return f"{seal_names()} names were sealed."


def unreadable() -> list[str]:
    """Return a sentence for each kind of record that the keys of the settings do not fit."""
    counts = {
        "requests cannot be opened: their key is not in CALLBACK_KEYS": sum(_closed_requests()),
        "notes cannot be opened: their key is not in CALLBACK_KEYS": sum(_closed_notes()),
        "requests cannot be found by number: CALLBACK_DIGEST_KEY is another one": sum(
            _unfindable()
        ),
    }
    return [f"{number} {what}." for what, number in counts.items() if number]


def _closed_requests() -> Iterator[bool]:
    rows = CallbackRequest.objects.values_list("sealed", flat=True)
    return (not _opens(sealed) for sealed in rows.iterator())


def _closed_notes() -> Iterator[bool]:
    rows = CallbackNote.objects.values_list("sealed", flat=True)
    return (not _opens(sealed) for sealed in rows.iterator())


def _unfindable() -> Iterator[bool]:
    for request in CallbackRequest.objects.exclude(phone_digest="").iterator():
        if _opens(request.sealed) and request.phone:
            yield request.phone_digest != digest(request.phone)


def _opens(sealed: str) -> bool:
    try:
        unseal(sealed)
    except UnsealError:
        return False
    return True
