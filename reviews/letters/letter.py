"""Writes the weekly mail to a reviewer."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.users.models import UserProfile

from accounts.models import User
from reviews.links import sign_url, title_of
from reviews.models import ReviewLetter
from reviews.state.report import Row

#: A letter lists so many; the report lists all.
LISTED = 20


def letter(mail: ReviewLetter, to_do: list[Row]) -> EmailMessage:
    """Return the mail in the language of its recipient. Its Message-ID is constant, so a resend is recognized."""
    with translation.override(_language_of(mail.recipient)):
        number = len(to_do)
        subject = ngettext(
            "Medical review: %(count)s text is waiting",
            "Medical review: %(count)s texts are waiting",
            number,
        ) % {"count": number}
        name = mail.recipient.get_short_name() or mail.recipient.get_username()
        lines = [_("Hello, %(name)s,") % {"name": name}, "", *_lines(to_do)]
        return EmailMessage(
            subject=subject,
            body="\n".join(lines),
            to=[mail.recipient.email],
            headers={"Message-ID": _message_id(mail), "Auto-Submitted": "auto-generated"},
        )


def _lines(to_do: list[Row]) -> Iterator[str]:
    for row in to_do[:LISTED]:
        states = ", ".join(str(state.label) for state in row.states)
        due = row.last.next_due if row.last else None
        day = f" ({date_format(due, 'SHORT_DATE_FORMAT')})" if due else ""
        yield f"{title_of(row.head)}: {states}{day}"
        yield _full(sign_url(row.head))
        yield ""
    yield _("The whole report:")
    yield _full(reverse("reviews:report"))


def _full(address: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, address)


def _language_of(person: User) -> str:
    profile = UserProfile.objects.filter(user=person).first()
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _message_id(mail: ReviewLetter) -> str:
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return f"<reviews.{mail.pk}.{mail.week:%Y%m%d}@{host}>"
