"""The mail that tells the staff of a new request: a link and a time, and nothing of the person."""

from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from forms.models.outbox import Notification
from forms.models.requests import CallbackRequest


def message_for(notification: Notification, recipients: list[str]) -> EmailMessage:
    """Return the mail, in the staff's language.

    Its Message-ID follows from the request: a mail that was sent twice, because a
    worker died between sending and writing that down, is seen to be the same mail.
    """
    request = notification.request
    with translation.override(settings.CALLBACK_STAFF_LANGUAGE):
        return EmailMessage(
            subject=_("New callback request"),
            body=_("Call by: %(time)s\n\nOpen the request: %(link)s\n")
            % {"time": _spoken_in_full(request), "link": inbox_link(request)},
            to=recipients,
            headers={"Message-ID": message_id(request), "Auto-Submitted": "auto-generated"},
        )


def message_id(request: CallbackRequest) -> str:
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return f"<callback.{request.reference}@{host}>"


def inbox_link(request: CallbackRequest) -> str:
    path = reverse("callback_requests:inspect", args=[request.pk])
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def _spoken_in_full(request: CallbackRequest) -> str:
    # With the date: nobody knows when a mail is read, and "tomorrow" would be another day.
    moment = timezone.localtime(request.due_at, timezone.get_default_timezone())
    return formats.date_format(moment, "DATETIME_FORMAT")


def send(message: EmailMessage) -> None:
    """Hand the mail to the mail server; raise whatever goes wrong before it is accepted."""
    connection = get_connection()
    connection.open()
    try:
        connection.send_messages([message])
    finally:
        # Once accepted it is sent: a server that fumbles the farewell must not get it again.
        with suppress(Exception):
            connection.close()
