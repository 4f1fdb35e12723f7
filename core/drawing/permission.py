"""Where a picture that is not drawn yet is drawn at once: in the admin, in previews, in commands and in the worker.

A visitor's request never draws: it writes nothing to the storage, and waits for none.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core.background.engine import IMMEDIATE, runs

#: ``None`` outside requests.
_permitted: ContextVar[bool | None] = ContextVar("drawing_permitted", default=None)


def may_draw() -> bool:
    return _permitted.get() is not False


@contextmanager
def drawing(*, permitted: bool) -> Iterator[None]:
    token = _permitted.set(permitted)
    try:
        yield
    finally:
        _permitted.reset(token)


def drawing_by_the_worker(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Forbid drawing in visitors' requests. A request inside another (a preview, the worker's warming) is as the outer one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _permitted.get() is not None:
            return get_response(request)
        with drawing(permitted=_is_for_staff(request)):
            return get_response(request)

    return middleware


def _is_for_staff(request: HttpRequest) -> bool:
    # Without an engine there is nobody else who would draw.
    return runs(IMMEDIATE) or request.path_info.startswith(reverse("wagtailadmin_home"))
