"""Filters of the inbox, kept in the query string, which never holds personal data."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.conf import settings
from django.db.models.functions import Coalesce

from accounts.models import User
from forms.models import CallbackQuerySet, Status
from forms.models.states import OPEN

SUSPICIOUS = "suspicious"
#: Only where a search would look in all boxes.
TRUSTED = "trusted"
WAITING = "open"
ALL = "all"
MINE = "me"
NOBODYS = "none"


@dataclass(frozen=True)
class InboxFilters:
    box: str = ""
    status: str = WAITING
    language: str = ""
    assignee: str = ""
    late: str = ""
    #: Whether the search stored in the session applies.
    search: str = ""

    @classmethod
    def of(cls, params: Mapping[str, str]) -> "InboxFilters":
        """Parse a query string; invalid values are ignored."""
        allowed = {
            "box": {SUSPICIOUS, TRUSTED},
            "status": {WAITING, ALL, *Status.values},
            "language": {code for code, _name in settings.LANGUAGES},
            "late": {"1"},
            "search": {"1"},
        }
        said = {name: params.get(name, "") for name in allowed if params.get(name) in allowed[name]}
        assignee = params.get("assignee", "")
        if assignee in {MINE, NOBODYS} or (assignee.isascii() and assignee.isdecimal()):
            said["assignee"] = assignee[:18]
        return cls(**said)

    def address(self, **changes: str) -> str:
        """Return the query string of this view, optionally with changes."""
        changed = replace(self, **changes)
        said = {field.name: getattr(changed, field.name) for field in fields(self)}
        defaults = {field.name: field.default for field in fields(self)}
        return "?" + urlencode({k: value for k, value in said.items() if value != defaults[k]})

    @property
    def query(self) -> str:
        """The query string of this view; empty for the plain inbox."""
        return "" if self.address() == "?" else self.address()

    def apply(self, requests: CallbackQuerySet, user: User) -> CallbackQuerySet:
        found = self._of_box(requests)
        if self.status == WAITING:
            found = found.open()
        elif self.status != ALL:
            found = found.filter(status=self.status)
        if self.language:
            found = found.spoken().filter(spoken_language=self.language)
        if self.assignee:
            found = found.filter(assignee=self.assignee_key(user))
        return found.overdue() if self.late else found

    def _of_box(self, requests: CallbackQuerySet) -> CallbackQuerySet:
        """A search looks in all boxes, until one is chosen; what is merged is shown with its request."""
        if self.box:
            return requests.suspicious() if self.box == SUSPICIOUS else requests.trusted()
        return requests if self.search else requests.trusted().filter(merged_into=None)

    def assignee_key(self, user: User) -> int | None:
        """Return the primary key of the assignee; ``None`` for unassigned requests."""
        known = {MINE: user.pk, NOBODYS: None}
        return known[self.assignee] if self.assignee in known else int(self.assignee)

    def ordered(self, requests: CallbackQuerySet) -> CallbackQuerySet:
        """Order open requests by their due time, closed ones by date, the newest first."""
        if self.status in {WAITING, *OPEN}:
            return requests.order_by(Coalesce("again_at", "due_at"), "pk")
        return requests.order_by("-created_at", "-pk")
