"""A request as one row of the inbox."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from forms.answers import number_shown
from forms.inbox.staff import display_name
from forms.models import CallbackRequest, Status
from forms.sealing import UnsealError
from forms.suspicion import labels
from forms.ways import AnswerBy
from forms.wording import spoken

ICONS = {
    Status.NEW: "plus",
    Status.CALLING: "mobile-alt",
    Status.NO_ANSWER: "rotate",
    Status.BOOKED: "calendar-check",
    Status.CLOSED: "check",
    Status.SPAM: "no-view",
}


@dataclass
class InboxRow:
    request: CallbackRequest

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
        return f"{scheme}:{self.number}"

    @property
    def is_readable(self) -> bool:
        return self.number is not None

    @property
    def number_shown(self) -> str:
        return number_shown(self.number or "")

    @property
    def when(self) -> str:
        return spoken(self.request.call_by, timezone.now())

    @property
    def language(self) -> str:
        """The visitor's language, named in itself."""
        return _named(self.request.language)

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


def _named(language: str) -> str:
    return dict(settings.LANGUAGES).get(language, language)
