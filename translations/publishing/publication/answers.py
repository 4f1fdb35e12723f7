"""The user's consent to publish some texts in the source language.

An admin request carries signed answers to earlier questions. Without a request (a
command, a scheduled publication, code) open gaps do not stop publication: its
author was asked before, or is a programmer. Refused gaps stop it everywhere.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core import signing
from django.http import HttpRequest

from translations.access.people import AnyUser
from translations.publishing.publication.gaps import Verdict
from translations.publishing.publication.refusals import NotPublishedError

FIELD = "publish_incomplete"
SALT = "translations.publish-incomplete"
#: Seconds. Long enough to read the list.
VALID = 24 * 3600

_has_agreed: ContextVar[Callable[[Verdict], bool] | None] = ContextVar("agreed", default=None)


def require_publishable(verdict: Verdict) -> None:
    """Raise `NotPublishedError` unless the translation may go live."""
    asked = _has_agreed.get()
    if verdict.refused or (verdict.needs_consent and asked is not None and not asked(verdict)):
        raise NotPublishedError(verdict)


@contextmanager
def asking(request: HttpRequest) -> Iterator[None]:
    """Require the request's consent to open gaps while the context is active."""
    token = _has_agreed.set(lambda verdict: verdict.fingerprint in _answers(request))
    try:
        yield
    finally:
        _has_agreed.reset(token)


def answer_to(verdict: Verdict, user: AnyUser) -> str:
    """The value of a form's field that agrees to publish with these gaps, as this user."""
    return signing.dumps([user.pk, verdict.fingerprint], salt=SALT)


def _answers(request: HttpRequest) -> set[str]:
    given = set()
    for value in request.POST.getlist(FIELD):
        try:
            user_pk, fingerprint = signing.loads(value, salt=SALT, max_age=VALID)
        except (signing.BadSignature, ValueError):
            continue
        if user_pk == request.user.pk:
            given.add(fingerprint)
    return given
