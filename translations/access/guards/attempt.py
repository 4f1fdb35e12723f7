from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils.translation import gettext as _

from translations.access.people import AnyUser
from translations.access.scope import Scope, covers, language_scope


@dataclass(frozen=True)
class Refusal:
    """A message for the user, and the address to redirect to (the admin's home if empty)."""

    message: str
    back: str = ""


class RefusedError(Exception):
    """Raised by a view to refuse its user. `translations.middleware` shows the message.

    Not a ``PermissionDenied``: Wagtail would replace its message.
    """

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.message)


@dataclass
class Attempt:
    """A request to a view, before the view has seen it."""

    request: HttpRequest
    match: ResolverMatch

    @property
    def user(self) -> AnyUser:
        return self.request.user

    @property
    def view(self) -> str:
        return self.match.url_name or ""

    @property
    def arguments(self) -> dict[str, Any]:
        return self.match.kwargs

    @cached_property
    def scope(self) -> Scope:
        return language_scope(self.user)

    def within(self, *locale_ids: int | None) -> Refusal | None:
        """Return a refusal unless the user works in every one of these locales."""
        return None if covers(self.scope, locale_ids) else foreign_language()


def foreign_language() -> Refusal:
    return Refusal(_("You have no rights in this language. Ask an editor if you need them."))


def not_allowed_to_edit() -> Refusal:
    return Refusal(
        _("You have no right to change this page or entry. An administrator can give it to you.")
    )


def no_language() -> Refusal:
    return Refusal(
        _(
            "This is for translators, and you are not assigned to a language. An administrator can make you a translator."
        )
    )


def not_a_sender(back: str = "") -> Refusal:
    return Refusal(
        _("You have no right to send pages for translation. Ask an editor to do it."), back=back
    )


def not_a_publisher() -> Refusal:
    return Refusal(_("This changes what visitors see. Only those who may publish can do it."))


def not_taken_offline() -> Refusal:
    return Refusal(
        _(
            "You publish in your language. Unpublishing, deleting and moving is for editors: ask one of them."
        )
    )


def locked(back: str = "") -> Refusal:
    return Refusal(
        _(
            "This page is locked: somebody else works on it or reviews it, or its date of publication is set."
        ),
        back=back,
    )


def not_an_editor() -> Refusal:
    return Refusal(
        _(
            "This changes how the page follows its original. Only those who send pages for translation can do it."
        )
    )
