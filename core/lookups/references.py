"""Shared entries (topics, techniques, people, contraindications, pages) and their translations.

A choice is stored once, as the source-language row, and its words are looked up
in the reader's language when the page is rendered
(docs/decisions/0002-a-choice-is-stored-once.md).
"""

from collections import defaultdict
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.translation import get_language
from wagtail.models import Page

from core.lookups.shared import is_shared, shared_rows

#: What this request has looked up: ``{model: {pk: row or None}}``. ``None`` outside requests.
_memo: ContextVar[dict[type, dict[Any, Any]] | None] = ContextVar("references", default=None)


def begin_request() -> None:
    """Start with an empty memory."""
    _memo.set({})


def end_request() -> None:
    _memo.set(None)


def lookup(model: type[Model], pks: Iterable[Any]) -> dict[Any, Any]:
    """Return ``{pk: row}``; rows of translatable models carry their live translations.

    One query at most, and none for what this request has looked up before. Keys
    that no longer exist are left out.
    """
    memo = _memo.get()
    known = {} if memo is None else memo.setdefault(model, {})
    missing = {pk for pk in pks if pk is not None and pk not in known}
    if missing:
        known.update(dict.fromkeys(missing) | fetch(model, missing))
    return {pk: known[pk] for pk in pks if known.get(pk) is not None}


def fetch(model: type[Model], pks: set[Any]) -> dict[Any, Any]:
    if is_shared(model):
        rows = shared_rows(model)
    elif issubclass(model, Page):
        rows = families(model, model._base_manager.filter(pk__in=pks).values("translation_key"))
    else:
        rows = list(model._default_manager.filter(pk__in=pks).prefetch_related("renditions"))
        return {row.pk: row for row in rows}
    return {row.pk: row for row in with_translations(rows)}


def families(model: type[Page], translation_keys: Any) -> QuerySet[Any]:
    """The pages with these translation keys, without their streams."""
    found = model._default_manager.filter(translation_key__in=translation_keys)
    return found.select_related("locale").defer_streamfields()


def remember_pages(pages: Iterable[Page]) -> None:
    """Put pages that were fetched together with their translations into this request's memory."""
    memo = _memo.get()
    if memo is not None:
        memo.setdefault(Page, {}).update({page.pk: page for page in with_translations(pages)})


def known_pages() -> dict[int, Any]:
    """The pages in this request's memory."""
    return (_memo.get() or {}).get(Page, {})


def with_translations(rows: Iterable[Any]) -> list[Any]:
    """Tell every row about the live rows of its translation family."""
    rows = list(rows)
    live: dict[Any, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        if getattr(row, "live", True):
            live[row.translation_key][row.locale.language_code] = row
    for row in rows:
        row.live_forms = live[row.translation_key]
    return rows


def in_language(
    entry: Any, language_code: str | None = None, *, fallback: bool = True
) -> Any | None:
    """Return the live form of ``entry`` in a language (the active one by default).

    Without a live translation: the live source-language form (``fallback``), else
    ``None``. Callers mark the words of a fallback with their own ``lang``.
    """
    if entry is None:
        return None
    if not hasattr(entry, "live_forms"):
        family = type(entry)._default_manager.filter(translation_key=entry.translation_key)
        with_translations([*family.select_related("locale"), entry])
    forms = entry.live_forms
    found = forms.get(language_code or get_language())
    return found or (forms.get(source_language()) if fallback else None)


def source_language() -> str:
    """The language that editors write in."""
    return settings.LANGUAGE_CODE
