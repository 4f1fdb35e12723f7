"""The document that a person is handed out: everything held about them, in their language, readable by people."""

import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables

from core.page_frame import PageFrame
from core.privacy.personal_data import People, register
from forms.models import Outcome, Status


@sensitive_variables()
def document(given: dict[str, Any], frame: PageFrame) -> str:
    """Return the document as a whole HTML page, in the active language."""
    context = {
        "language": get_language(),
        "practice": frame.text.name,
        "today": timezone.localdate(),
        "requests": [_in_words(one) for one in given["requests"]],
        "kept": [one for one in register() if one.people == People.VISITORS and _is_ours(one)],
    }
    return render_to_string("forms/admin/handout.html", context)


def _is_ours(entry: Any) -> bool:
    return any(label.startswith("callbacks.") for label in entry.fields)


def _in_words(given: dict[str, Any]) -> dict[str, Any]:
    named = dict(settings.LANGUAGES)
    states = {key: str(label) for key, label in [*Status.choices, *Outcome.choices]}
    times = ("received", "call_by", "first_called", "closed")
    return given | {
        "language": named.get(given["language"], given["language"]),
        "language_of_the_call": named.get(given["language_of_the_call"], ""),
        "status": states.get(given["outcome"] or given["status"], ""),
        **{name: _moment(given[name]) for name in times},
        "notes": [note | {"written": _moment(note["written"])} for note in given["notes"]],
        "replies": [one | {"written": _moment(one["written"])} for one in given["replies"]],
    }


def _moment(text: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text) if text else None
