"""The questions of the set-up: the same for the command and for the page."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from forms.addresses import validate_addresses
from practice.answers import Answers, Hours
from practice.hours import opening_hours

DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*", re.IGNORECASE)


class SetupForm(forms.Form):
    """The facts of a practice. What is left empty becomes a marked blank, or is asked for later."""

    name = forms.CharField(
        label=_("Name of the practice"),
        max_length=80,
        help_text=_("As visitors read it on every page."),
    )
    domain = forms.CharField(
        label=_("Domain"),
        max_length=200,
        help_text=_("Where visitors find the site: www.example.lv"),
    )
    phone = PhoneNumberField(
        label=_("Phone"), required=False, help_text=_("As people type it: +371 24 11 24 20.")
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(
        label=_("Postal address"),
        required=False,
        max_length=200,
        help_text=_("Without it the privacy policy and the contact page stay drafts."),
    )
    registration = forms.CharField(
        label=_("Legal name and registration number"),
        required=False,
        max_length=200,
        help_text=_(
            "Of the company or person that decides how visitors’ data is used. Without it the privacy policy stays a draft."
        ),
    )
    hours = forms.CharField(
        label=_("Opening hours"),
        required=False,
        help_text="Mo-Fr 09:00-19:00; Sa 10:00-15:00",
    )
    notify = forms.CharField(
        label=_("Who is told about callback requests"),
        required=False,
        max_length=500,
        validators=[validate_addresses],
        help_text=_("E-mail addresses, separated by commas. The mail contains no personal data."),
    )
    authority = forms.CharField(
        label=_("Supervisory authority for data protection"),
        required=False,
        max_length=200,
        help_text=_("To whom visitors may complain: its name and address."),
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if set(name) & set("<>{}[]"):
            raise ValidationError(_("The name may not contain brackets."))
        return name

    def clean_address(self) -> str:
        return _without_brackets(self.cleaned_data["address"])

    def clean_registration(self) -> str:
        return _without_brackets(self.cleaned_data["registration"])

    def clean_authority(self) -> str:
        return _without_brackets(self.cleaned_data["authority"])

    def clean_domain(self) -> tuple[str, int]:
        """Return host and port: of ``www.example.lv``, or of a whole address."""
        typed: str = self.cleaned_data["domain"]
        parts = urlsplit(typed if "//" in typed else f"https://{typed}")
        try:
            host, port = parts.hostname or "", parts.port
        except ValueError:
            host, port = "", None
        if not DOMAIN.fullmatch(host) or parts.path.strip("/"):
            raise ValidationError(_("This is no domain like www.example.lv."))
        return host, port or (80 if parts.scheme == "http" else 443)

    def clean_hours(self) -> Hours:
        try:
            return opening_hours(self.cleaned_data["hours"])
        except ValueError as error:
            message = gettext(
                "“%(part)s” cannot be read. Write it like this: Mo-Fr 09:00-19:00; Sa 10:00-15:00"
            )
            raise ValidationError(message % {"part": error}) from None

    def answers(self) -> Answers:
        said: dict[str, Any] = dict(self.cleaned_data)
        host, port = said.pop("domain")
        phone = said.pop("phone")
        return Answers(domain=host, port=port, phone=phone.as_e164 if phone else "", **said)


class SetupWithAccountForm(SetupForm):
    """With the first administrator, for the command; the page is used by one."""

    username = forms.CharField(label=_("Administrator"), required=False, max_length=150)
    user_email = forms.EmailField(label=_("E-mail of the administrator"), required=False)
    password = forms.CharField(label=_("Password"), required=False)

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        users = get_user_model().objects
        if not username and not users.filter(is_superuser=True, is_active=True).exists():
            raise ValidationError(_("There is no administrator yet: name the first one."))
        return username

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        username, password = cleaned.get("username"), cleaned.get("password")
        if not username or get_user_model().objects.filter(username=username).exists():
            return cleaned
        if not password:
            self.add_error("password", _("A new administrator needs a password."))
            return cleaned
        try:
            password_validation.validate_password(password, get_user_model()(username=username))
        except ValidationError as error:
            self.add_error("password", error)
        return cleaned


def languages_in_words() -> str:
    """Return the languages that the settings offer, the source language first."""
    source = settings.SOURCE_LANGUAGE
    offered = sorted(settings.WAGTAIL_CONTENT_LANGUAGES, key=lambda language: language[0] != source)
    return ", ".join(f"{name} ({code})" for code, name in offered)


def _without_brackets(text: str) -> str:
    if set(text) & set("<>{}[]"):
        raise ValidationError(_("The text may not contain brackets."))
    return text
