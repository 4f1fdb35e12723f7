"""Refuses to unpublish, delete or move an entry about safety that live guides show.

For pages, wraps the three actions of Wagtail through which its views, bulk actions, admin API
and commands go, and `Page.unpublish`, `Page.delete` and `Page.move` in code. Snippets pass
`check_entry` and `check_deletion`.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model
from django.db.models.signals import pre_delete
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageQuerySet

from articles.models import ContraindicationIndexPage, ContraindicationPage
from articles.protection.refusal import EntryInUseError
from articles.protection.safety_entries import SAFETY_ENTRIES, safety_model
from articles.protection.usage import Usage, usage_of, usages
from translations.upstream import patches

logger = logging.getLogger("articles.protection")

EFFECT = "A warning that live guides show can leave them without a word."
CHILD_POSITIONS = {"first-child", "last-child", "sorted-child"}

#: Keys of entries that an outer action has examined: it unpublishes the pages below one by one, so that
#: guides that leave with an entry may still be live when its turn comes.
_examined: ContextVar[frozenset[int]] = ContextVar("examined", default=frozenset())


def install_protection() -> None:
    """Patch the three actions, and watch the deletion of snippets. Idempotent."""
    for model in SAFETY_ENTRIES:
        if not issubclass(model, Page):
            pre_delete.connect(check_deletion, sender=model)
    for action, wrap in (
        (UnpublishPageAction, _guarded_unpublication),
        (DeletePageAction, _guarded_deletion),
        (MovePageAction, _guarded_move),
    ):
        patches.require(f"{action.__module__}.{action.__qualname__}.execute", EFFECT)
        patches.install(action, "execute", wrap)


def in_use_if_unpublished(page: Page, *, include_descendants: bool) -> list[Usage]:
    """Return the usages that forbid to unpublish a page."""
    own = ContraindicationPage.objects.filter(pk=page.pk)
    entries = _entries(page) if include_descendants else own
    return _in_use(entries.filter(live=True), page)


def in_use_if_deleted(page: Page) -> list[Usage]:
    """Return the usages that forbid to delete a page and what is below it."""
    return _in_use(_entries(page), page)


def in_use_if_moved(page: Page, parent: Page) -> list[Usage]:
    """Return the usages that forbid to move a page below this parent: out of the library of its language."""
    if parent.specific_class is ContraindicationIndexPage and parent.locale_id == page.locale_id:
        return []
    return _in_use(ContraindicationPage.objects.filter(pk=page.pk), page)


def in_use_if_gone(entry: Model) -> list[Usage]:
    """Return the usage that forbids to unpublish or delete a snippet."""
    if isinstance(entry, Page) or safety_model(entry) is None:
        return []
    return [usage for usage in [usage_of(entry)] if usage]


def check_entry(instance: Model) -> None:
    """Receive the hook before a snippet is unpublished. Pages have their own, before their subpages are examined."""
    _require_unused(in_use_if_gone(instance))


def check_deletion(sender: type[Model], instance: Model, **kwargs: object) -> None:
    """Receive ``pre_delete`` of a snippet."""
    _require_unused(in_use_if_gone(instance))


def _entries(page: Page) -> PageQuerySet:
    return ContraindicationPage.objects.descendant_of(page, inclusive=True)


def _in_use(entries: PageQuerySet, page: Page) -> list[Usage]:
    rows = entries.exclude(pk__in=_examined.get()).select_related("locale").order_by("title")
    return [usage for usage in usages(rows, leaving_with=page) if usage]


def _require_unused(found: list[Usage]) -> None:
    if found:
        raise EntryInUseError(found)


def _guarded_unpublication(execute: patches.Method) -> patches.Method:
    def guarded(action: UnpublishPageAction, *args: object, **kwargs: object) -> object:
        page, below = action.object, bool(action.include_descendants)
        _require_unused(in_use_if_unpublished(page, include_descendants=below))
        with _already_examined(page, below=below):
            return execute(action, *args, **kwargs)

    return guarded


def _guarded_deletion(execute: patches.Method) -> patches.Method:
    def guarded(action: DeletePageAction, *args: object, **kwargs: object) -> object:
        _require_unused(in_use_if_deleted(action.page))
        with _already_examined(action.page, below=True):
            return execute(action, *args, **kwargs)

    return guarded


def _guarded_move(execute: patches.Method) -> patches.Method:
    def guarded(action: MovePageAction, *args: object, **kwargs: object) -> object:
        target = action.target
        parent = target if action.pos in CHILD_POSITIONS else target.get_parent()
        _require_unused(in_use_if_moved(action.page, parent))
        return execute(action, *args, **kwargs)

    return guarded


@contextmanager
def _already_examined(page: Page, *, below: bool) -> Iterator[None]:
    keys = _entries(page).values_list("pk", flat=True) if below else ()
    token = _examined.set(_examined.get() | set(keys))
    try:
        yield
    finally:
        _examined.reset(token)
