"""What the mails about accounts say, each in the language of its reader."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.users.models import UserProfile

from accounts.models import User

NEW_PASSWORD, NEW_BROWSER = "new password", "new browser"
FOLDER = "wagtailadmin/account/password_reset"


def letter(content: dict[str, Any]) -> EmailMessage | None:
    """Return the mail to one account; ``None`` if nobody is to get one any more."""
    user = User.objects.filter(pk=content["user"], is_active=True).exclude(email="").first()
    if user is None:
        return None
    with translation.override(UserProfile.get_for_user(user).get_preferred_language()):
        subject, body = LETTERS[content["kind"]](user, content)
    return EmailMessage(
        subject, body, to=[user.email], headers={"Auto-Submitted": "auto-generated"}
    )


def _accounts_with_the_address(content: dict[str, Any]) -> Iterable[User]:
    accounts: Iterable[User] = PasswordResetForm().get_users(content["address"])
    return accounts


def _new_password(user: User, _content: dict[str, Any]) -> tuple[str, str]:
    words = {
        "user": user,
        "uid": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
        "protocol": "https",
        "domain": "",
    }
    # Wagtail's own words.
    subject = render_to_string(f"{FOLDER}/email_subject.txt", words)
    return " ".join(subject.split()), render_to_string(f"{FOLDER}/email.txt", words)


def _new_browser(user: User, content: dict[str, Any]) -> tuple[str, str]:
    moment = datetime.datetime.fromisoformat(content["at"])
    local = timezone.localtime(moment, timezone.get_default_timezone())
    words = {
        "account": user.get_username(),
        "time": formats.date_format(local, "DATETIME_FORMAT"),
        "browser": content["browser"] or _("unknown"),
        "link": urljoin(settings.WAGTAILADMIN_BASE_URL, reverse("wagtailadmin_account")),
    }
    body = _(
        "Somebody signed in to your account “%(account)s” in a browser that was not used for it "
        "before.\n\nTime: %(time)s\nBrowser: %(browser)s\n\nIf that was you, you need not do "
        "anything. If it was not, change your password at once and tell your administrator:\n"
        "%(link)s\n"
    )
    return _("Sign-in in a new browser"), body % words


#: Of the kinds that name no account: which accounts they concern.
RECIPIENTS: dict[str, Callable[[dict[str, Any]], Iterable[User]]] = {
    NEW_PASSWORD: _accounts_with_the_address,
}
LETTERS: dict[str, Callable[[User, dict[str, Any]], tuple[str, str]]] = {
    NEW_PASSWORD: _new_password,
    NEW_BROWSER: _new_browser,
}
