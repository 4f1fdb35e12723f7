"""Who has which request open, so that two people do not call the same person."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from forms.inbox.noting import OPEN_FOR
from forms.inbox.staff import display_name
from forms.models import CallbackRequest, Desk

#: Empty desks are cleared after that.
KEPT = datetime.timedelta(days=1)


def open_at(request: CallbackRequest, user: User) -> None:
    """Note that somebody has the request open; a draft stays."""
    now = timezone.now()
    if not Desk.objects.filter(request=request, user=user).update(seen_at=now):
        Desk.objects.get_or_create(request=request, user=user, defaults={"seen_at": now})


def leave(request: CallbackRequest, user: User) -> None:
    desks = Desk.objects.filter(request=request, user=user)
    desks.update(seen_at=timezone.now() - OPEN_FOR)


def open_elsewhere(requests: Iterable[int], user: User) -> dict[int, list[str]]:
    """Return the names of the colleagues who have these requests open, by request."""
    desks = _open().filter(request__in=list(requests)).exclude(user=user)
    found: dict[int, list[str]] = defaultdict(list)
    for desk in desks.select_related("user").order_by("user__username"):
        found[desk.request_id].append(display_name(desk.user))
    return dict(found)


def taken(user: User) -> list[int]:
    """Return the keys of the requests that a colleague has open."""
    return list(_open().exclude(user=user).values_list("request", flat=True))


def desks_elsewhere(user: User) -> str:
    """Return who else has what open, as text that changes with it."""
    rows = _open().exclude(user=user).order_by("request", "user").values_list("request", "user")
    return ",".join(f"{request}:{person}" for request, person in rows)


def clear_desks() -> int:
    """Forget who looked at what; drafts stay with their request."""
    old = Desk.objects.filter(seen_at__lt=timezone.now() - KEPT, sealed="")
    return old.delete()[0]


def _open() -> QuerySet[Desk]:
    return Desk.objects.filter(seen_at__gt=timezone.now() - OPEN_FOR)
