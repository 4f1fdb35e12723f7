"""Who needs a second factor, and that no session goes past it.

`accounts.models.User.second_factor` says whether an account has one. It is part of the hash that
binds a session to its account: adding a factor ends every other session. A session of such an account
is valid only if it was opened with the factor, whichever view opened it.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.users.models import UserProfile

from accounts.models import User

#: In the session: the account whose second factor was given.
KEY = "second_factor"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
#: Names for ``settings.SECOND_FACTOR_REQUIRED`` beside those of groups.
EVERYBODY, ADMINISTRATORS = "everybody", "administrators"


def has_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def needs_factor(user: User) -> bool:
    """Return whether the setting asks this account for a second factor."""
    required = set(settings.SECOND_FACTOR_REQUIRED)
    if not required:
        return False
    if EVERYBODY in required or (ADMINISTRATORS in required and user.is_superuser):
        return True
    return user.groups.filter(name__in=required).exists()


@receiver([authenticator_added, authenticator_removed])
def remember_factor(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Store whether the account has a factor; the session that changed it goes on."""
    # Django's session backend needs the account itself, not allauth's lazy one.
    account = User.objects.get(pk=user.pk)
    if account.second_factor == (has := has_factor(account)):
        return  # recovery codes, or a second passkey
    account.second_factor = has
    account.save(update_fields=["second_factor"])
    request.session[KEY] = account.pk
    update_session_auth_hash(request, account)
    request.user = account


@receiver(authenticator_used)
def remember_use(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    request.session[KEY] = user.pk


def second_factor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """End sessions opened without the account's second factor; lead those who need one to its setup."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Visitors have no session: for them nothing is loaded.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        user = request.user
        if user.is_authenticated and user.second_factor:
            if request.session.get(KEY) != user.pk:
                logout(request)
                return redirect("wagtailadmin_login")
        elif user.is_authenticated and _is_kept_out(request) and needs_factor(user):
            messages.warning(request, _("Your account needs a second factor before you can go on."))
            return redirect("mfa_index")
        if user.is_authenticated and _is_allauths(request):
            # Wagtail does this in its own views only.
            with override(UserProfile.get_for_user(user).get_preferred_language()):
                return get_response(request)
        return get_response(request)

    return middleware


def _is_allauths(request: HttpRequest) -> bool:
    return request.path_info.startswith((reverse("mfa_index"), reverse("account_reauthenticate")))


def _is_kept_out(request: HttpRequest) -> bool:
    """Return whether the address is one of the admin's, and not on the way to a second factor."""
    path = request.path_info
    open_to_all = (
        reverse("mfa_index"),
        reverse("wagtailadmin_login"),
        reverse("wagtailadmin_logout"),
        reverse("account_reauthenticate"),
        reverse("wagtailadmin_javascript_catalog"),
        reverse("wagtailadmin_sprite"),
    )
    return path.startswith(reverse("wagtailadmin_home")) and not path.startswith(open_to_all)
