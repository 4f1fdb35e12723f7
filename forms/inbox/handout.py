"""What a person is handed out: everything held about them, in their language, readable by people.

The document and the sheet are made from the same lines, so neither leaves anything out.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from core.page_frame import PageFrame
from core.privacy.personal_data import People, PersonalData, register
from core.spreadsheets import xlsx_bytes
from forms.inbox.files import XLSX, named
from forms.models import Outcome, Status
from forms.suspicion import labels

#: What it is, and what it says.
Line = tuple[str, str]


@sensitive_variables()
def document(given: dict[str, Any], frame: PageFrame) -> str:
    """Return the document as a whole HTML page, in the active language."""
    requests = [(_moment(one["received"]), list(lines(one))) for one in given["requests"]]
    context = {
        "language": get_language(),
        "practice": frame.text.name,
        "today": timezone.localdate(),
        "requests": requests,
        "kept": kept(),
    }
    return render_to_string("forms/admin/handout.html", context)


@sensitive_variables()
def sheet(given: dict[str, Any]) -> HttpResponse:
    """Return the same as a spreadsheet: a line for each thing."""
    header = [pgettext("callback request", "Number"), _("What it is"), _("What it says")]
    rows: list[list[object]] = [
        [number, *line]
        for number, one in enumerate(given["requests"], start=1)
        for line in [(_("Received"), _moment(one["received"])), *lines(one)]
    ]
    rows += [["", str(one.what), f"{one.why} {one.period()}"] for one in kept()]
    return named(HttpResponse(xlsx_bytes(header, rows, typed=True), XLSX), "xlsx")


def kept() -> list[PersonalData]:
    """Return what the site keeps about those who ask to be called, why, and until when."""
    return [one for one in register() if one.people == People.VISITORS and _is_ours(one)]


def lines(given: dict[str, Any]) -> Iterator[Line]:
    """Yield everything that is held of one request."""
    yield pgettext("of a visitor", "Name"), given["name"]
    yield from _answers(given["answers"])
    yield from _sent(given["as_first_sent"])
    yield _("Language"), _language(given["language_of_the_call"])
    yield _("Status"), _state(given["outcome"] or given["status"])
    yield _("We promised to call by"), _moment(given["call_by"])
    yield _("Wished hours"), "–".join(given["wished_hours"].values())
    yield _("First called"), _moment(given["first_called"])
    yield _("Calls without an answer"), str(given["calls_without_an_answer"])
    yield _("Closed"), _moment(given["closed"])
    yield _("Days kept after closing"), str(given["days_kept_after_closing"])
    yield _("Signs of a program"), "; ".join(labels(given["signs_of_a_program"]))
    yield _("Consent"), _consent(given["consent"])
    yield from ((_("Note"), _written(one)) for one in given["notes"])
    yield from ((_("Note"), text) for text in given["begun_notes"])
    yield from ((_("Answer in writing"), _written(one)) for one in given["replies"])


def _answers(answers: Iterable[dict[str, str]] | None) -> Iterator[Line]:
    if answers is None:
        yield _("Answers"), _("Cannot be read")
    yield from ((one["label"], one["value"]) for one in answers or ())


def _sent(sent: dict[str, str] | None) -> Iterator[Line]:
    if sent:
        said = [sent["name"], sent["number"], _language(sent["language"])]
        yield _("As you first sent it"), ", ".join(filter(None, said))


def _written(one: dict[str, Any]) -> str:
    text = one.get("text") or _("Cannot be read")
    return f"{_moment(one['written'])}: {text}"


def _consent(consent: dict[str, Any] | None) -> str:
    return _moment(consent.get("time")) if consent else ""


def _language(code: str) -> str:
    return dict(settings.LANGUAGES).get(code, code)


def _state(code: str) -> str:
    return {key: str(label) for key, label in [*Status.choices, *Outcome.choices]}.get(code, code)


def _moment(text: str | None) -> str:
    if not text:
        return ""
    zone = timezone.get_default_timezone()
    local = timezone.localtime(datetime.datetime.fromisoformat(text), zone)
    return str(formats.date_format(local, "DATETIME_FORMAT"))


def _is_ours(entry: PersonalData) -> bool:
    return any(label.startswith("callbacks.") for label in entry.fields)
