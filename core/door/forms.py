import math
from typing import Any

from allauth.account.forms import ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from core.door.limits import wait_for_code, wait_to_reset, wait_to_sign_in
from core.door.log import log_limited
from core.door.post.letters import NEW_PASSWORD
from core.door.post.outbox import post


class TooManyAttempts(forms.ValidationError):
    """An attempt that was not looked at. ``seconds`` until another one is."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        minutes = math.ceil(seconds / 60)
        super().__init__(
            ngettext(
                "Too many attempts. Try again in %(minutes)s minute.",
                "Too many attempts. Try again in %(minutes)s minutes.",
                minutes,
            )
            % {"minutes": minutes},
            code="too_many_attempts",
        )


def seconds_to_wait(form: forms.BaseForm) -> int:
    """Return the seconds of a form's `TooManyAttempts`, else 0."""
    errors = form.non_field_errors().as_data()
    return max((error.seconds for error in errors if isinstance(error, TooManyAttempts)), default=0)


class SignInForm(LoginForm):
    """Wagtail's sign-in, limited, and known to password managers."""

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        # The form itself says "off"; a field's own value is stronger.
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if (
            name
            and self.cleaned_data.get("password")
            and (wait := wait_to_sign_in(self.request, name))
        ):
            log_limited(name)
            raise TooManyAttempts(wait)
        return super().clean()


class ResetForm(PasswordResetForm):
    """Wagtail's request for a new password. `core.door.views.Reset` limits it."""

    def __init__(self, *args: Any, request: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def save(self, **_options: Any) -> None:
        # The worker looks for the account: here a known address would take longer than an unknown one.
        post(NEW_PASSWORD, address=self.cleaned_data["email"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        address = cleaned.get("email")
        if address and (wait := wait_to_reset(self.request, address)):
            raise TooManyAttempts(wait)
        return cleaned


class ConfirmForm(ReauthenticateForm):
    """The password once more, before the second factor is changed."""

    def clean_password(self) -> str:
        if wait := wait_to_sign_in(context.request, self.user.get_username()):
            raise TooManyAttempts(wait)
        return str(super().clean_password())


class LimitedCode:
    """A code of six digits would be guessed in a day."""

    user: Any

    def clean_code(self) -> str:
        if wait := wait_for_code(self.user.pk):
            raise TooManyAttempts(wait)
        return str(super().clean_code())  # type: ignore[misc]


class CodeForm(LimitedCode, AuthenticateForm):
    """The second step of a sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _(
            "Have you lost your phone? Enter one of your recovery codes here instead."
        )


class ConfirmByCodeForm(LimitedCode, ReauthenticateByCodeForm):
    """A code once more, before the second factor is changed."""
