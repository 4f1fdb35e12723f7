"""The number of requests behind each filter, from two queries."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from forms.inbox.filters import ALL, MINE, NOBODYS, SUSPICIOUS, TRUSTED, WAITING, InboxFilters
from forms.inbox.staff import display_name
from forms.models import CallbackQuerySet, Status
from forms.models.states import OPEN, is_late

CountRow = dict[str, Any]
#: As in the index ``callback_counts``.
COLUMNS = ("status", "suspicion", "merged_into", "language", "call_language", "assignee")


class Kind(NamedTuple):
    """What the filters know of a request."""

    status: str
    spoken_language: str
    assignee: int | None
    is_clean: bool
    is_merged: bool
    is_late: bool


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
        self.rows = _grouped(requests)

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


def _grouped(requests: CallbackQuerySet) -> list[CountRow]:
    """Count the requests that agree in all that the filters ask for.

    The database groups by plain columns, in the order of an index: conditions would be worked out
    for each of 100,000 requests. Only open ones can be late, so these are counted apart.
    """
    late = requests.filter(is_late(timezone.now()))
    found: Counter[Kind] = Counter()
    for kind, number in _counted(requests):
        found[kind] += number
    for kind, number in _counted(late):
        found[kind] -= number
        found[kind._replace(is_late=True)] += number
    return [kind._asdict() | {"number": number} for kind, number in found.items() if number]


def _counted(requests: CallbackQuerySet) -> Iterator[tuple[Kind, int]]:
    rows = requests.order_by().values_list(*COLUMNS).annotate(number=Count("pk"))
    for status, suspicion, merged_into, language, call_language, assignee, number in rows:
        spoken = call_language or language
        merged = merged_into is not None
        yield Kind(status, spoken, assignee, not suspicion, merged, is_late=False), number
