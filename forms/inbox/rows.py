"""A request as one row of the inbox."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import User
from forms.answers import number_shown
from forms.inbox.changes import version
from forms.inbox.desks import open_elsewhere
from forms.inbox.staff import display_name
from forms.inbox.together import Others, others_of
from forms.models import CallbackNote, CallbackRequest, Status
from forms.said import extension_of, free_texts
from forms.sealing import UnsealError
from forms.suspicion import labels
from forms.ways import AnswerBy
from forms.wording import spoken, spoken_at

ICONS = {
    Status.NEW: "plus",
    Status.CALLING: "mobile-alt",
    Status.NO_ANSWER: "rotate",
    Status.BOOKED: "calendar-check",
    Status.CLOSED: "check",
    Status.SPAM: "no-view",
}


#: Characters of a message or note that a line shows.
LINE = 140
#: A short pause of the phone before it dials the extension.
PAUSE = ","


@dataclass
class InboxRow:
    request: CallbackRequest
    others: Others = field(default_factory=Others)
    #: The colleagues who have it open.
    open_at: list[str] = field(default_factory=list)
    last_note: CallbackNote | None = None

    @cached_property
    def number(self) -> str | None:
        """The number in E.164; ``None`` if no key decrypts the answers."""
        try:
            return self.request.phone
        except UnsealError:
            return None

    @property
    def in_writing(self) -> str:
        """How to answer a visitor who is not to be called; empty for a call."""
        way = self.request.way if self.is_readable else AnswerBy.CALL
        return {
            AnswerBy.SMS: _("By text message, no call"),
            AnswerBy.EMAIL: _("By e-mail, no call"),
        }.get(way, "")

    @property
    def number_link(self) -> str:
        """The address that dials the number, or opens a text message to it."""
        scheme = "sms" if self.is_readable and self.request.way == AnswerBy.SMS else "tel"
        pause = f"{PAUSE}{self.extension}" if scheme == "tel" and self.extension else ""
        return f"{scheme}:{self.number}{pause}"

    @cached_property
    def extension(self) -> str:
        return extension_of(self.request.answers, self.request.labels) if self.is_readable else ""

    @property
    def message(self) -> str:
        """The first line of what the visitor wrote in their own words."""
        texts = free_texts(self.request.answers, self.request.labels) if self.is_readable else []
        return Truncator(texts[0].strip().partition("\n")[0]).chars(LINE) if texts else ""

    @property
    def note(self) -> str:
        """The beginning of the latest note."""
        try:
            text = self.last_note.text if self.last_note else ""
        except UnsealError:
            return ""
        return Truncator(text.strip().partition("\n")[0]).chars(LINE)

    @property
    def wish(self) -> str:
        """The hours at which the visitor wishes to be called, for example “not before 17:00”."""
        begin, end = (self.request.wish.get(name, "") for name in ("from", "until"))
        if begin and end:
            return f"{begin}–{end}"
        if begin:
            return _("not before %(time)s") % {"time": begin}
        return _("not after %(time)s") % {"time": end} if end else ""

    @property
    def is_too_early(self) -> bool:
        """Whether the visitor wishes a later call than one now."""
        moment = self.request.not_before
        return self.request.is_open and moment is not None and moment > timezone.now()

    @property
    def person(self) -> str:
        return self.others.in_words(self.request)

    @property
    def version(self) -> str:
        return version(self.request)

    @property
    def is_readable(self) -> bool:
        return self.number is not None

    @property
    def number_shown(self) -> str:
        return number_shown(self.number or "")

    @property
    def when(self) -> str:
        """The time of the next call, or the end of the promise."""
        if self.request.again_at:
            return spoken_at(self.request.again_at, timezone.now())
        return spoken(self.request.due_at, timezone.now())

    @property
    def language(self) -> str:
        """The language in which to call, named in itself."""
        return _named(self.request.speaks)

    @property
    def status_icon(self) -> str:
        return ICONS[Status(self.request.status)]

    @property
    def consent_language(self) -> str:
        return _named((self.request.consent or {}).get("language", ""))

    @property
    def consent_time(self) -> datetime.datetime | None:
        given = (self.request.consent or {}).get("time")
        return datetime.datetime.fromisoformat(given) if given else None

    @property
    def reasons(self) -> list[str]:
        return labels(self.request.suspicion)

    @property
    def assignee(self) -> str:
        person = self.request.assignee
        return display_name(person) if person else ""


def rows_of(requests: Iterable[CallbackRequest], user: User) -> list[InboxRow]:
    """Return the rows with what is known beside the requests, in a fixed number of queries."""
    requests = list(requests)
    others, desks = others_of(requests), open_elsewhere([one.pk for one in requests], user)
    notes: dict[int, CallbackNote] = {}
    for note in CallbackNote.objects.filter(request__in=requests).order_by("created_at", "pk"):
        notes[note.request_id] = note
    return [
        InboxRow(one, others[one.pk], desks.get(one.pk, []), notes.get(one.pk)) for one in requests
    ]


def _named(language: str) -> str:
    return dict(settings.LANGUAGES).get(language, language)
