"""Mails about promises, without personal data: before the end of one, after it, and each morning."""

import datetime
from enum import StrEnum
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms.mail import inbox_link
from forms.models.requests import CallbackRequest

MOST_NAMED = 20


class Stage(StrEnum):
    """What is told of a promise."""

    BEFORE = "before"
    MISSED = "missed"
    LEAD = "lead"


def promise_letter(
    stage: Stage, requests: list[CallbackRequest], recipients: list[str]
) -> EmailMessage:
    with translation.override(settings.CALLBACK_STAFF_LANGUAGE):
        subject, lead = _words(stage, len(requests))
        lines = [_line(one) for one in requests]
        return _letter(subject, [lead, "", *lines], recipients)


def summary_letter(
    requests: list[CallbackRequest], recipients: list[str], now: datetime.datetime
) -> EmailMessage:
    """Return the mail of the morning: how many to call by when, how many overdue since when."""
    with translation.override(settings.CALLBACK_STAFF_LANGUAGE):
        overdue = [one for one in requests if one.call_by <= now]
        today = [one for one in requests if one.call_by > now]
        said = []
        if today:
            text = ngettext(
                "%(count)s to call, the first by %(time)s",
                "%(count)s to call, the first by %(time)s",
                len(today),
            )
            said.append(text % {"count": len(today), "time": _time(today[0].call_by)})
        if overdue:
            text = ngettext(
                "%(count)s overdue since %(day)s",
                "%(count)s overdue, the oldest since %(day)s",
                len(overdue),
            )
            said.append(text % {"count": len(overdue), "day": _day(overdue[0].call_by)})
        subject = _("Calls today: %(summary)s") % {"summary": ", ".join(said)}
        lines = [_line(one) for one in requests[:MOST_NAMED]]
        link = urljoin(settings.WAGTAILADMIN_BASE_URL, reverse("callback_requests:index"))
        return _letter(subject, [*lines, "", link], recipients)


def _words(stage: Stage, count: int) -> tuple[str, str]:
    if stage == Stage.BEFORE:
        subject = ngettext(
            "%(count)s promised call is due soon", "%(count)s promised calls are due soon", count
        )
        lead = _("The promised time of these requests ends soon. Please call.")
    elif stage == Stage.MISSED:
        subject = ngettext(
            "%(count)s promised call was missed", "%(count)s promised calls were missed", count
        )
        lead = _("The promised time of these requests is over. Please call now.")
    else:
        subject = ngettext(
            "%(count)s promised call was missed an hour ago",
            "%(count)s promised calls were missed an hour ago",
            count,
        )
        lead = _("Reception was told of these requests, and nobody has called yet.")
    return subject % {"count": count}, lead


def _letter(subject: str, lines: list[str], recipients: list[str]) -> EmailMessage:
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(
        subject=subject, body="\n".join([*lines, ""]), to=recipients, headers=headers
    )


def _line(request: CallbackRequest) -> str:
    named = dict(settings.LANGUAGES)
    language = request.call_language or request.language
    when = f"{_day(request.call_by)}, {_time(request.call_by)}"
    return f"#{request.pk}, {named.get(language, language)}, {when}: {inbox_link(request)}"


def _time(moment: datetime.datetime) -> str:
    return formats.time_format(_local(moment).time(), "H:i")


def _day(moment: datetime.datetime) -> str:
    return formats.date_format(_local(moment), "DATE_FORMAT")


def _local(moment: datetime.datetime) -> datetime.datetime:
    return timezone.localtime(moment, timezone.get_default_timezone())
