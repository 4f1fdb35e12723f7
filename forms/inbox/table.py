"""Requests as a table for a spreadsheet program."""

import datetime
from collections.abc import Collection, Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forms.answers import Answer, Words, readable, words_now
from forms.inbox.rows import InboxRow
from forms.keeping import notes_of
from forms.models import CallbackRequest
from forms.sealing import UnsealError

#: The columns of the answers and of the notes.
ANSWERS, NOTES = "answers", "notes"


def columns() -> dict[str, str]:
    """Return the columns that can be chosen, with their headings."""
    return {
        "pk": pgettext("callback request", "Number"),
        "received": _("Received"),
        "language": _("Language"),
        "status": _("Status"),
        "promised": _("Promised by"),
        "again": _("Call again at"),
        "first_call": _("First called"),
        "closed": _("Closed"),
        "tries": _("Calls without an answer"),
        "assignee": _("Assigned to"),
        "signs": _("Signs of a program"),
        "name": pgettext("of a visitor", "Name"),
        ANSWERS: _("Answers"),
        NOTES: _("Notes"),
    }


class Table:
    """One row per request; one column per field that any of the requests has."""

    def __init__(
        self, requests: Iterable[CallbackRequest], chosen: Collection[str] | None = None
    ) -> None:
        self.requests = list(requests)
        known = columns()
        self.columns = {key: known[key] for key in known if not chosen or key in chosen}
        words = words_now(request.form_key for request in self.requests)
        self.answers = [_answers(request, words) for request in self.requests]
        found = {one.key: one.label for answers in self.answers for one in answers or ()}
        self.fields = found if ANSWERS in self.columns else {}

    def header(self) -> list[str]:
        headings: list[str] = []
        for key, heading in self.columns.items():
            headings += self.fields.values() if key == ANSWERS else [heading]
        return headings

    def rows(self) -> Iterator[list[object]]:
        """Yield the cells: texts, numbers and times of the practice's time zone."""
        for request, answers in zip(self.requests, self.answers, strict=True):
            own, cells = _own(request), []
            for key in self.columns:
                cells += self._cells(answers) if key == ANSWERS else [own[key]]
            yield cells

    def _cells(self, answers: list[Answer] | None) -> list[object]:
        if answers is None:
            return [_("Cannot be read")] * len(self.fields)
        values = {one.key: one.value for one in answers}
        return [values.get(key, "") for key in self.fields]


def _own(request: CallbackRequest) -> dict[str, object]:
    row = InboxRow(request)
    return {
        "pk": request.pk,
        "received": _moment(request.created_at),
        "language": row.language,
        "status": request.outcome_display,
        "promised": _moment(request.due_at),
        "again": _moment(request.again_at),
        "first_call": _moment(request.first_call_at),
        "closed": _moment(request.closed_at),
        "tries": request.tries,
        "assignee": row.assignee,
        "signs": "; ".join(row.reasons),
        "name": request.visitor_name if row.is_readable else _("Cannot be read"),
        NOTES: "\n".join(notes_of(request)),
    }


def _answers(request: CallbackRequest, words: Words) -> list[Answer] | None:
    try:
        return readable(request, words)
    except UnsealError:
        return None


def _moment(value: datetime.datetime | None) -> datetime.datetime | None:
    """Return a time as the practice's clock shows it, to the minute."""
    if value is None:
        return None
    local = timezone.localtime(value, timezone.get_default_timezone())
    return local.replace(second=0, microsecond=0)
