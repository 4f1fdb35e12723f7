"""Says at an upload what the stored picture no longer has."""

from collections.abc import Callable, Iterable
from contextvars import ContextVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.uploads.cleaning import MOVEMENT, PROFILE

WORDS: dict[str, Promise] = {
    MOVEMENT: _(
        "The uploaded picture moves. Pages show still pictures, so only its first frame was kept. Use a video to show movement."
    ),
    PROFILE: _(
        "The colours of the uploaded picture could not be converted exactly, because its colour profile is missing or damaged. Compare them with the original."
    ),
}

_noted: ContextVar[list[str] | None] = ContextVar("losses", default=None)


def note(losses: Iterable[str]) -> None:
    """Have the person of this request told. Outside requests nobody is."""
    noted = _noted.get()
    if noted is not None:
        # Now: the middleware runs in the language of the address, not in the person's.
        noted.extend(str(WORDS[loss]) for loss in losses)


def in_words(losses: Iterable[str]) -> str:
    return " ".join(str(WORDS[loss]) for loss in losses)


def say_losses(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return get_response(request)
        token = _noted.set([])
        try:
            response = get_response(request)
            for words in dict.fromkeys(_noted.get() or ()):
                messages.warning(request, words)
            return response
        finally:
            _noted.reset(token)

    return middleware
