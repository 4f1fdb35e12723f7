"""The number of requests behind each filter, from a single query."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, Case, Count, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from forms.inbox.filters import ALL, MINE, NOBODYS, SUSPICIOUS, TRUSTED, WAITING, InboxFilters
from forms.inbox.staff import display_name
from forms.models import CallbackQuerySet, Status
from forms.models.states import OPEN, is_late

CountRow = dict[str, Any]


@dataclass(frozen=True)
class FilterChoice:
    label: str
    count: int
    address: str
    is_current: bool
    language: str = ""


class Facets:
    """The choices of every filter, each with its count under the other current filters."""

    def __init__(
        self, filters: InboxFilters, requests: CallbackQuerySet, user: User, staff: Iterable[User]
    ) -> None:
        self.filters, self.user = filters, user
        self.staff = [person for person in staff if person.pk != user.pk]
        self.rows = list(_grouped(requests))

    def count(self, **changes: str) -> int:
        """Return the number of requests that the view would show with these changes of the filters."""
        wanted = replace(self.filters, **changes)
        return sum(row["number"] for row in self.rows if self._is_wanted(row, wanted))

    def statuses(self) -> Iterator[FilterChoice]:
        yield self._choice(pgettext("callback requests", "To call"), status=WAITING)
        for status in Status:
            yield self._choice(str(status.label), status=status.value)
        yield self._choice(pgettext("callback requests", "All"), status=ALL)

    def boxes(self) -> Iterator[FilterChoice]:
        if self.filters.search:
            yield self._choice(pgettext("callback requests", "Found"), box="")
        plain = TRUSTED if self.filters.search else ""
        yield self._choice(pgettext("callback requests", "Requests"), box=plain)
        yield self._choice(pgettext("callback requests", "Suspicious"), box=SUSPICIOUS)

    def narrower(self) -> Iterator[FilterChoice]:
        yield self._switch(_("Overdue"), late="1")
        yield from self.languages()
        yield from self.assignees()

    def languages(self) -> Iterator[FilterChoice]:
        for code, name in settings.LANGUAGES:
            yield replace(self._switch(name, language=code), language=code)

    def assignees(self) -> Iterator[FilterChoice]:
        yield self._switch(pgettext("callback requests", "Mine"), assignee=MINE)
        yield self._switch(pgettext("callback requests", "Unassigned"), assignee=NOBODYS)
        for person in self.staff:
            yield self._switch(display_name(person), assignee=str(person.pk))

    def _choice(self, label: str, **changes: str) -> FilterChoice:
        current = all(getattr(self.filters, name) == value for name, value in changes.items())
        return FilterChoice(label, self.count(**changes), self.filters.address(**changes), current)

    def _switch(self, label: str, **changes: str) -> FilterChoice:
        """Return a choice that clears the filter when selected again."""
        choice = self._choice(label, **changes)
        off = self.filters.address(**dict.fromkeys(changes, ""))
        return replace(choice, address=off) if choice.is_current else choice

    def _is_wanted(self, row: CountRow, wanted: InboxFilters) -> bool:
        tests: list[Callable[[], bool]] = [
            lambda: _is_in_box(row, wanted),
            lambda: _has_status(row, wanted.status),
            lambda: wanted.language in {"", row["spoken_language"]},
            lambda: not wanted.assignee or row["assignee"] == wanted.assignee_key(self.user),
            lambda: row["is_late"] or not wanted.late,
        ]
        return all(test() for test in tests)


def _is_in_box(row: CountRow, wanted: InboxFilters) -> bool:
    if wanted.box:
        return row["is_clean"] is (wanted.box == TRUSTED)
    return bool(wanted.search) or (row["is_clean"] and not row["is_merged"])


def _has_status(row: CountRow, status: str) -> bool:
    return status == ALL or row["status"] in (OPEN if status == WAITING else (status,))


def _grouped(requests: CallbackQuerySet) -> Any:
    late = is_late(timezone.now())
    return (
        requests.order_by()
        .spoken()
        .annotate(
            is_clean=_flag(Q(suspicion=[])),
            is_late=_flag(late),
            is_merged=_flag(Q(merged_into__isnull=False)),
        )
        .values("status", "spoken_language", "assignee", "is_clean", "is_late", "is_merged")
        .annotate(number=Count("pk"))
    )


def _flag(condition: Q) -> Case:
    return Case(
        When(condition, then=Value(True)), default=Value(False), output_field=BooleanField()
    )
