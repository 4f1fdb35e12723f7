"""Shared entries (topics, techniques, people, contraindications, pages) and their translations.

A choice is stored once, as the source-language row. Its text is looked up in the
reader's language when the page is rendered (docs/decisions/0002-a-choice-is-stored-once.md).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.translation import get_language
from wagtail.models import Page, TranslatableMixin

from core.lookups.memory import memory
from core.lookups.shared import is_shared, shared_rows

Row = TypeVar("Row", bound=Model)
Translatable = TypeVar("Translatable", bound=TranslatableMixin)

#: The rows this request has looked up: ``{model: {pk: row}}``, ``None`` for a key without a
#: row. The variable itself is ``None`` outside requests.
_memo: ContextVar[dict[type[Model], dict[int, Any]] | None] = ContextVar("references", default=None)


def begin_request() -> None:
    """Start a request with an empty memo."""
    _memo.set({})


def end_request() -> None:
    _memo.set(None)


def lookup(model: type[Row], pks: Iterable[int | None]) -> dict[int, Row]:
    """Return ``{pk: row}``. Rows of translatable models carry their live translations.

    At most one query, and none for rows that this request has looked up before. Keys
    without a row are left out.
    """
    memo = _memo.get()
    known = {} if memo is None else memo.setdefault(model, {})
    keys = [pk for pk in pks if pk is not None]
    missing = {pk for pk in keys if pk not in known}
    if missing:
        known.update(_rows(model, missing))
    return {pk: known[pk] for pk in keys if known.get(pk) is not None}


def whole_table(model: type[Row]) -> list[Row]:
    """Return every row of a small table, by key, with its live translations; read once for each request."""
    memo = _memo.get()
    known = {} if memo is None else memo.setdefault(model, {})
    if not known:
        # `fetch` reads small tables whole.
        known.update(fetch(model, set()))
    return sorted((row for row in known.values() if row is not None), key=lambda row: row.pk)


def _rows(model: type[Row], pks: set[int]) -> dict[int, Row | None]:
    """Return a row or ``None`` for each key, from this process's memory where it has them.

    Of a small table all rows, as `whole_table` takes what is known of one for all of it.
    """
    held = memory()
    known = {} if held is None else held.rows.setdefault(model, {})
    if unknown := {pk for pk in pks if pk not in known}:
        known.update(dict.fromkeys(unknown) | fetch(model, unknown))
    return known if is_shared(model) else {pk: known[pk] for pk in pks}


def fetch(model: type[Row], pks: set[int]) -> dict[int, Row]:
    """Read rows from the database (small tables: from the cache), with their live translations."""
    if is_shared(model):
        return _by_key(with_translations(shared_rows(model)))
    if issubclass(model, Page):
        keys = model._base_manager.filter(pk__in=pks).values("translation_key")
        return _by_key(with_translations(families(model, keys)))
    return _by_key(model._default_manager.filter(pk__in=pks).prefetch_related("renditions"))


def _by_key(rows: Iterable[Row]) -> dict[int, Row]:
    return {row.pk: row for row in rows}


def families(
    model: type[Page], translation_keys: Iterable[UUID] | QuerySet[Page, Any]
) -> QuerySet[Page]:
    """Return the pages with these translation keys, without their streams."""
    found = model._default_manager.filter(translation_key__in=translation_keys)
    return found.select_related("locale").defer_streamfields()


def remember_pages(pages: QuerySet[Page], key: Hashable) -> None:
    """Add pages, with their translations, to this request's memo. ``key`` says which pages these are."""
    memo = _memo.get()
    if memo is None:
        return
    held = memory()
    if held is None:
        rows = _by_key(with_translations(pages))
    elif key in held.values:
        rows = {pk: held.rows[Page][pk] for pk in held.values[key]}
    else:
        rows = _by_key(with_translations(pages))
        held.rows.setdefault(Page, {}).update(rows)
        held.values[key] = list(rows)
    memo.setdefault(Page, {}).update(rows)


def known_pages() -> dict[int, Page | None]:
    """Return the pages in this request's memo, by key."""
    return (_memo.get() or {}).get(Page, {})


def with_translations(rows: Iterable[Translatable]) -> list[Translatable]:
    """Set ``live_forms`` on every row: ``{language code: live row of the same translation family}``."""
    rows = list(rows)
    live: dict[UUID, dict[str, Translatable]] = defaultdict(dict)
    for row in rows:
        if getattr(row, "live", True):
            live[row.translation_key][row.locale.language_code] = row
    for row in rows:
        row.live_forms = live[row.translation_key]
    return rows


def in_language(
    entry: Translatable | None, language_code: str | None = None, *, fallback: bool = True
) -> Translatable | None:
    """Return the live form of ``entry`` in a language (by default the active one).

    Without a live translation: the live source-language form (``fallback``), else
    ``None``. Callers mark the text of a fallback with its own ``lang`` attribute.
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
    """Return the code of the language that editors write in."""
    return settings.LANGUAGE_CODE
