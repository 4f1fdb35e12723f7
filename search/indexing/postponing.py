"""Lets a program that changes many objects index each of them once, at its end.

Each change is still queued in `search.models.Waiting`, in its own transaction: after an
interruption, the next run or the worker indexes the rest.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from search.indexing.waiting import bring_up_to_date
from search.models import Waiting

_postponed: ContextVar[bool] = ContextVar("postponed", default=False)


def is_postponed() -> bool:
    return _postponed.get()


@contextmanager
def postponed() -> Iterator[None]:
    """Only queue the documents that change in the block; `index_waiting` indexes them."""
    token = _postponed.set(True)
    try:
        yield
    finally:
        _postponed.reset(token)


def index_waiting() -> int:
    """Index every waiting document once, due or not. Return how many differed."""
    subjects = Waiting.objects.order_by("pk").values_list("subject", flat=True)
    return bring_up_to_date(list(subjects))
