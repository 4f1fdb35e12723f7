"""Indexes once at the end what is saved several times while texts are built."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update

from search.indexing.waiting import index_waiting, postponed

#: Called with the phase, how many of its steps are finished and how many there are.
Tell = Callable[[str, int, int], None]


@contextmanager
def indexes_postponed() -> Iterator[None]:
    """Index nothing in the block: an object that is saved five times is indexed once, by `update_indexes`."""
    models = list(get_indexed_models())
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update(), postponed():
            yield
    finally:
        for model in models:
            if getattr(model, "search_auto_update", True):
                post_save.connect(post_save_signal_handler, sender=model)


def update_indexes(tell: Tell) -> None:
    """Complete all three indexes, whatever an interrupted seed has left: references, the admin's, the visitors'."""
    tell("indexes", 0, 3)
    call_command("rebuild_references_index", verbosity=0)
    tell("indexes", 1, 3)
    call_command("update_index", verbosity=0)
    tell("indexes", 2, 3)
    index_waiting()
