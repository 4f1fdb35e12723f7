"""The notification mail for the staff: a link and a due time, without personal data."""

import datetime
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms.models.outbox import Notification
from forms.models.requests import CallbackRequest


def message_for(notification: Notification, recipients: list[str]) -> EmailMessage:
    """Return the mail, in the staff's language.

    Its Message-ID is derived from the request: if a worker dies between sending and
    recording it, the second copy is recognisable as the same mail.
    """
    request = notification.request
    with translation.override(settings.CALLBACK_STAFF_LANGUAGE):
        return EmailMessage(
            subject=_subject(request),
            body=_("Call by: %(time)s\n\nOpen the request: %(link)s\n")
            % {"time": _spoken_in_full(request), "link": inbox_link(request)},
            to=recipients,
            headers={"Message-ID": message_id(request), "Auto-Submitted": "auto-generated"},
        )


def _subject(request: CallbackRequest) -> str:
    """Return what tells this mail from the others, without personal data: language, time, how many wait."""
    if request.suspicion:
        return _("Suspicious callback request: %(language)s") % {"language": _language(request)}
    waiting = CallbackRequest.objects.trusted().open().filter(merged_into=None).count()
    return ngettext(
        "Callback request: %(language)s, call by %(time)s (%(count)s waiting)",
        "Callback request: %(language)s, call by %(time)s (%(count)s waiting)",
        waiting,
    ) % {"language": _language(request), "time": _hour(request.due_at), "count": waiting}


def _language(request: CallbackRequest) -> str:
    code = request.call_language or request.language
    return dict(settings.LANGUAGES).get(code, code)


def _hour(moment: datetime.datetime) -> str:
    local = timezone.localtime(moment, timezone.get_default_timezone())
    day, hour = formats.date_format(local, "SHORT_DATE_FORMAT"), formats.time_format(local, "H:i")
    return f"{day} {hour}"


def warning_for(requests: list[CallbackRequest], recipients: list[str]) -> EmailMessage:
    """Return the mail that names requests which nobody has closed, in the staff's language."""
    days = settings.CALLBACK_OPEN_NOTICE_DAYS
    with translation.override(settings.CALLBACK_STAFF_LANGUAGE):
        lead = ngettext(
            "Nobody has closed these callback requests. In %(days)s day the site closes them and "
            "later deletes them. Please call, or close them yourself.",
            "Nobody has closed these callback requests. In %(days)s days the site closes them and "
            "later deletes them. Please call, or close them yourself.",
            days,
        )
        lines = [f"#{one.pk}, {_date(one.created_at)}: {inbox_link(one)}" for one in requests]
        return EmailMessage(
            subject=_("Callback requests that nobody has closed: %(count)s")
            % {"count": len(requests)},
            body="\n".join([lead % {"days": days}, "", *lines, ""]),
            to=recipients,
            headers={"Auto-Submitted": "auto-generated"},
        )


def unopened_letter(requests: list[CallbackRequest], recipients: list[str]) -> EmailMessage:
    """Return the mail that names requests which nobody has opened, in the staff's language."""
    with translation.override(settings.CALLBACK_STAFF_LANGUAGE):
        lead = _(
            "Nobody has opened these callback requests, and the time by which the visitors were "
            "promised a call has passed. Please call them."
        )
        lines = [f"#{one.pk}, {_date(one.created_at)}: {inbox_link(one)}" for one in requests]
        return EmailMessage(
            subject=_("Callback requests that nobody has opened: %(count)s")
            % {"count": len(requests)},
            body="\n".join([lead, "", *lines, ""]),
            to=recipients,
            headers={"Auto-Submitted": "auto-generated"},
        )


def message_id(request: CallbackRequest) -> str:
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return f"<callback.{request.reference}@{host}>"


def inbox_link(request: CallbackRequest) -> str:
    path = reverse("callback_requests:inspect", args=[request.pk])
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def _date(moment: datetime.datetime) -> str:
    return formats.date_format(
        timezone.localtime(moment, timezone.get_default_timezone()), "DATE_FORMAT"
    )


def _spoken_in_full(request: CallbackRequest) -> str:
    # With the date: "tomorrow" is wrong if the mail is read on another day.
    moment = timezone.localtime(request.due_at, timezone.get_default_timezone())
    return formats.date_format(moment, "DATETIME_FORMAT")
