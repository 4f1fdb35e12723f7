"""Requests as a table for a spreadsheet program."""

import datetime
from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forms.answers import Answer, Words, readable, words_now
from forms.inbox.rows import InboxRow
from forms.models import CallbackRequest
from forms.sealing import UnsealError


class Table:
    """One row per request, one column per field that any of the requests has."""

    def __init__(self, requests: Iterable[CallbackRequest]) -> None:
        self.requests = list(requests)
        words = words_now(request.form_key for request in self.requests)
        self.answers = [_answers(request, words) for request in self.requests]
        self.fields = {one.key: one.label for answers in self.answers for one in answers or ()}

    def header(self) -> list[str]:
        own = [
            pgettext("callback request", "Number"),
            _("Received"),
            _("Language"),
            _("Status"),
            _("Call by"),
            _("First called"),
            _("Closed"),
            _("Assigned to"),
            _("Signs of a program"),
            pgettext("of a visitor", "Name"),
        ]
        return [*own, *self.fields.values()]

    def rows(self) -> Iterator[list[object]]:
        for request, answers in zip(self.requests, self.answers, strict=True):
            yield [*_own(request), *self._cells(answers)]

    def _cells(self, answers: list[Answer] | None) -> list[str]:
        if answers is None:
            return [_("Cannot be read")] * max(len(self.fields), 1)
        values = {one.key: one.value for one in answers}
        return [values.get(key, "") for key in self.fields]


def _own(request: CallbackRequest) -> list[object]:
    row = InboxRow(request)
    return [
        request.pk,
        _moment(request.created_at),
        row.language,
        request.get_status_display(),
        _moment(request.call_by),
        _moment(request.first_call_at),
        _moment(request.closed_at),
        row.assignee,
        "; ".join(row.reasons),
        request.visitor_name if row.is_readable else _("Cannot be read"),
    ]


def _answers(request: CallbackRequest, words: Words) -> list[Answer] | None:
    try:
        return readable(request, words)
    except UnsealError:
        return None


def _moment(value: datetime.datetime | None) -> str:
    """Format in the practice's time zone, sortable as text; empty for None."""
    local = value and timezone.localtime(value, timezone.get_default_timezone())
    return local.strftime("%Y-%m-%d %H:%M") if local else ""
