"""The demo site from the first picture to the search indexes. Running it again changes nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from demo.accounts import ensure_accounts
from demo.build import build_source
from demo.localize import localize, publish_outdated
from demo.workflow import ensure_workflow
from search.indexing.postponing import index_waiting, postponed

#: Called with the phase, how many of its steps are finished and how many there are.
Tell = Callable[[str, int, int], None]


def seed(tell: Tell) -> int:
    """Build the demo site; return how many translations were published."""
    with indexes_postponed():
        objects = build_source(tell)
        published = 0
        for done, obj in enumerate(objects):
            tell("translations", done, len(objects))
            published += localize(obj)
        published += publish_outdated(objects)
    ensure_workflow()
    if any(Page.find_problems()):
        raise CommandError("The page tree is damaged: run manage.py fixtree.")
    if settings.DEMO_ACCOUNTS:
        ensure_accounts()
    update_indexes(tell)
    return published


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
