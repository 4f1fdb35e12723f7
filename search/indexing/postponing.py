"""Lets a program that changes many things index them once, at its end.

Every change is still stored in `search.models.Waiting`, in its own transaction: a program
that is interrupted leaves the rest to its next run, or to the worker.
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
    """Only store which documents change in the block; `index_waiting` indexes them."""
    token = _postponed.set(True)
    try:
        yield
    finally:
        _postponed.reset(token)


def index_waiting() -> int:
    """Index every waiting document once, due or not. Return how many differed."""
    subjects = Waiting.objects.order_by("pk").values_list("subject", flat=True)
    return bring_up_to_date(list(subjects))
