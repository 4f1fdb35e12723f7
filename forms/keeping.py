"""The fields of a request that are made from its sealed answers: language, digests, marks.

The job makes them for requests of earlier versions, in portions beside the running site.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.views.decorators.debug import sensitive_variables

from forms.marks import marks
from forms.models.requests import NAME, CallbackRequest
from forms.said import email_of, free_texts, language_of
from forms.sealing import UnsealError, digest

PORTION = 200
#: The marks of a request that no key decrypts: it is looked at once.
UNREADABLE = " - "


@sensitive_variables()
def made_of(
    answers: Mapping[str, Any], labels: Mapping[str, Any], notes: Iterable[str] = ()
) -> dict[str, str]:
    """Return the fields of a request that follow from its answers and notes."""
    number, email = answers.get(labels.get("phone_key", "phone")) or "", email_of(answers)
    return {
        "call_language": language_of(answers, labels),
        "phone_digest": digest(number) if number else "",
        "email_digest": digest(email, purpose="e-mail") if email else "",
        "marks": marks(
            number, [answers.get(NAME) or ""], [*free_texts(answers, labels), email, *notes]
        ),
    }


@sensitive_variables()
def keep_marks(request: CallbackRequest) -> None:
    """Store the marks again, after a note or a correction."""
    made = made_of(
        request.answers | {NAME: request.visitor_name}, request.labels, notes_of(request)
    )
    CallbackRequest.objects.filter(pk=request.pk).update(marks=made["marks"])


@sensitive_variables()
def keep_all() -> int:
    """Make the fields of requests that lack them; return how many."""
    rows = CallbackRequest.objects.filter(marks="").order_by("-pk").prefetch_related("notes")
    return sum(_keep(row) for row in rows.iterator(chunk_size=PORTION))


def _keep(row: CallbackRequest) -> int:
    try:
        made = made_of(row.answers | {NAME: row.visitor_name}, row.labels, notes_of(row))
    except UnsealError:
        made = {"marks": UNREADABLE}
    # Only if the row is unchanged: a correction at this moment makes its own.
    return CallbackRequest.objects.filter(pk=row.pk, sealed=row.sealed, marks="").update(**made)


@sensitive_variables()
def notes_of(request: CallbackRequest) -> list[str]:
    """Return the texts of the notes that a key decrypts."""
    found = []
    for note in request.notes.all():
        try:
            found.append(note.text)
        except UnsealError:
            continue
    return found
