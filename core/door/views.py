"""Views before Wagtail's own, at the same addresses: the only ways in."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from wagtail.admin.views.account import LoginView, LogoutView, PasswordResetView
from wagtail.documents.views.serve import authenticate_with_password as document_password
from wagtail.views import authenticate_with_password as page_password

from core.door.forms import ResetForm, SignInForm, TooManyAttempts, seconds_to_wait
from core.door.limits import wait_to_enter


class Told:
    """Answers 429 with Retry-After when an attempt was one too many."""

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        if wait := seconds_to_wait(form):
            response.status_code = 429
            response["Retry-After"] = str(wait)
        return response


class SignIn(Told, LoginView):
    """Wagtail's page; allauth's steps, so that the second factor is asked for."""

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        remember = form.cleaned_data.get("remember")
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if remember else 0)
        response: HttpResponse = perform_login(
            self.request, form.get_user(), redirect_url=self.get_success_url()
        )
        if not form.get_user().second_factor:
            # The set-up of the first factor need not ask for the password that was just given.
            reauthenticate_by_password(self.request)
        return response


class SignOut(LogoutView):
    """Wagtail's deletes the cookie whatever the method: a picture on another site could sign people out."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"POST", "OPTIONS"}:
            return HttpResponseNotAllowed(["POST", "OPTIONS"])
        return super().dispatch(request, *args, **kwargs)


class Reset(Told, PasswordResetView):
    def get_form_class(self) -> type[ResetForm]:
        return ResetForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}


def visitors_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the one sign-in: Wagtail's own for visitors takes the same passwords."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, request.get_host(), request.is_secure()):
        target = ""
    query = f"?{urlencode({'next': target})}" if target else ""
    return redirect(reverse("wagtailadmin_login") + query)


def limited(view: Callable[..., HttpResponse], place: str) -> Callable[..., HttpResponse]:
    """Limit the attempts at a password that many people share; ``place`` and the first argument name it."""

    def enter(request: HttpRequest, **named: int) -> HttpResponse:
        key = f"{place} {next(iter(named.values()))}"
        if request.method == "POST" and (wait := wait_to_enter(request, key)):
            (message,) = TooManyAttempts(wait).messages
            response = render(request, "429.html", {"message": message}, status=429)
            response["Retry-After"] = str(wait)
            return response
        return view(request, **named)

    return enter


enter_page = limited(page_password, "page")
enter_collection = limited(document_password, "collection")
