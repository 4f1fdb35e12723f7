"""Notes of the reception: written with a step or alone, begun as a draft, corrected and removed by their author."""

import datetime
import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from accounts.models import User
from forms.keeping import keep_marks
from forms.models import CallbackNote, CallbackRequest, Desk
from forms.sealing import UnsealError, seal

LONGEST = 2000
#: How long a request counts as open on somebody's desk: two rounds of its page, and some.
OPEN_FOR = datetime.timedelta(seconds=150)


@sensitive_variables()
@transaction.atomic
def write_note(
    request: CallbackRequest, text: str, user: User, token: uuid.UUID | None = None
) -> CallbackNote:
    """Add a note, once for each token, and clear the author's draft. Notes are only added, so they need no version check."""
    note, new = CallbackNote.objects.get_or_create(
        token=token or uuid.uuid4(),
        defaults={"request": request, "author": user, "sealed": seal(text)},
    )
    keep_draft(request, "", user)
    if new:
        log(request, "callbacks.note", user=user)
        _keep_marks(request)
    return note


@sensitive_variables()
@transaction.atomic
def correct_note(note: CallbackNote, text: str, user: User) -> None:
    """Replace the text of a note. Raises `PermissionDenied` for a note of somebody else."""
    _require_author(note, user)
    CallbackNote.objects.filter(pk=note.pk).update(sealed=seal(text), edited_at=timezone.now())
    log(note.request, "callbacks.note_corrected", user=user)
    _keep_marks(note.request)


@transaction.atomic
def remove_note(note: CallbackNote, user: User) -> None:
    """Delete a note for good; the log says that, never what it said."""
    _require_author(note, user)
    request = note.request
    note.delete()
    log(request, "callbacks.note_removed", user=user)
    _keep_marks(request)


@sensitive_variables()
def keep_draft(request: CallbackRequest, text: str, user: User) -> None:
    """Keep a begun note, and that its author has the request open."""
    Desk.objects.update_or_create(
        request=request,
        user=user,
        defaults={"sealed": seal(text) if text else "", "seen_at": timezone.now()},
    )


def _require_author(note: CallbackNote, user: User) -> None:
    if note.author_id != user.pk:
        raise PermissionDenied


def _keep_marks(request: CallbackRequest) -> None:
    try:
        keep_marks(request)
    except UnsealError:
        return
