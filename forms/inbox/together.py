"""Requests of one person: recognised by number or e-mail address, merged, taken apart."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms.inbox.changes import Change, ChangedMeanwhile, apply, version
from forms.models import CallbackQuerySet, CallbackRequest, Status


@dataclass
class Others:
    """The other requests of a person, in words for the list."""

    requests: list[CallbackRequest] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.requests)

    def in_words(self, request: CallbackRequest) -> str:
        """For example “3 requests today”, “Booked on 12 June”, “2 other requests”."""
        if not self.requests:
            return ""
        today = sum(_day(one) == timezone.localdate() for one in [request, *self.requests])
        if today > 1 and _day(request) == timezone.localdate():
            said = ngettext("%(count)s request today", "%(count)s requests today", today)
            return said % {"count": today}
        booked = next((one for one in self.requests if one.status == Status.BOOKED), None)
        if booked and booked.closed_at:
            day = formats.date_format(timezone.localtime(booked.closed_at), "MONTH_DAY_FORMAT")
            return _("Booked before: %(day)s") % {"day": day}
        count = len(self.requests)
        return ngettext("%(count)s other request", "%(count)s other requests", count) % {
            "count": count
        }


def of_same_person(request: CallbackRequest) -> CallbackQuerySet:
    """Return the other requests from the number or the e-mail address of this one, the newest first."""
    return _with_one_of([request]).exclude(pk=request.pk).order_by("-created_at", "-pk")


def others_of(requests: Iterable[CallbackRequest]) -> dict[int, Others]:
    """Return the other requests of the persons of these, by key, in one query."""
    requests = list(requests)
    by_person: dict[str, list[CallbackRequest]] = defaultdict(list)
    fields = ("phone_digest", "email_digest", "created_at", "closed_at", "status", "merged_into")
    for one in _with_one_of(requests).only(*fields).order_by("-created_at", "-pk"):
        for person in _persons(one):
            by_person[person].append(one)
    return {
        request.pk: Others(
            list(
                {
                    one.pk: one
                    for person in _persons(request)
                    for one in by_person[person]
                    if one.pk != request.pk
                }.values()
            )
        )
        for request in requests
    }


@transaction.atomic
def merge(main: CallbackRequest, other: CallbackRequest, change: Change, *, seen: str) -> None:
    """Merge another open request into one: a call answers both, and the earlier promise counts."""
    if not (main.is_open and other.is_open) or main.merged_into_id or main.pk == other.pk:
        raise ChangedMeanwhile
    if main.due_at > other.due_at:
        apply(
            main, {"due_at": other.due_at}, change, "callbacks.merge", {"from": other.pk}, seen=seen
        )
    for one in [other, *other.merged.all()]:
        fields = {"merged_into_id": main.pk}
        apply(one, fields, change, "callbacks.merge", {"into": main.pk}, seen=version(one))


def take_apart(request: CallbackRequest, change: Change, *, seen: str) -> None:
    """Make a merged request one of its own again."""
    data = {"from": request.merged_into_id}
    apply(request, {"merged_into_id": None}, change, "callbacks.apart", data, seen=seen)


def _with_one_of(requests: Iterable[CallbackRequest]) -> CallbackQuerySet:
    phones = {one.phone_digest for one in requests} - {""}
    emails = {one.email_digest for one in requests} - {""}
    return CallbackRequest.objects.filter(Q(phone_digest__in=phones) | Q(email_digest__in=emails))


def _persons(request: CallbackRequest) -> list[str]:
    return [digest for digest in (request.phone_digest, request.email_digest) if digest]


def _day(request: CallbackRequest) -> datetime.date:
    return timezone.localdate(request.created_at)
