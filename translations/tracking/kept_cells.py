"""Reads the kept cells, after those whose page or entry was written have been computed again.

`translations.tracking.state.cells` is the truth; what is kept is computed by it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from wagtail.models import Locale

from translations.models.kept import ChangedKey, KeptCell, Work
from translations.tracking.shown_cells import ShownCell
from translations.tracking.state import Cell, Original, cells, inventory

#: Originals that are computed in one transaction.
CHUNK = 500
#: Above this, all are read instead of those asked for.
MANY = 2000
#: Two readers would overwrite each other's cells.
LOCK = 4_117_017


class Kept(NamedTuple):
    key: UUID
    locale_id: int
    order: str
    type: str
    state: str
    needs_safety: bool


class KeptTask(NamedTuple):
    key: UUID
    needs_safety: bool
    work: str
    early: bool
    waiting_since: datetime | None
    words_left: int
    target: str


def kept_cells(locales: Iterable[int]) -> list[Kept]:
    """Return the cells of every original in these languages, in the order of the originals."""
    bring_up_to_date()
    rows = KeptCell.objects.filter(locale__in=list(locales)).values_list(*Kept._fields)
    return sorted((Kept(*row) for row in rows), key=lambda cell: cell.order)


def kept_titles() -> dict[UUID, str]:
    """Return the titles of every original in all languages, one a line."""
    rows = KeptCell.objects.values_list("key", "titles")
    return dict(rows)


def kept_tasks(locale_id: int) -> list[KeptTask]:
    """Return the cells in which translators have something to do."""
    bring_up_to_date()
    rows = KeptCell.objects.filter(locale=locale_id).exclude(work=Work.NONE)
    return [KeptTask(*row) for row in rows.values_list(*KeptTask._fields)]


def few(keys: Sequence[UUID]) -> Sequence[UUID] | None:
    """Return the keys; ``None``, which stands for all, where a query with so many would be refused."""
    return keys if len(keys) <= MANY else None


def bring_up_to_date() -> int:
    """Compute the cells of what was written since they were kept; return of how many originals."""
    number = 0
    while ChangedKey.objects.exists():
        with transaction.atomic():
            if not (keys := _take()):
                break
            _compute(keys)
            number += len(keys)
    return number


def _take() -> list[UUID]:
    """Remove the marks of some keys. What is written from now on marks them again."""
    table, field = ChangedKey._meta.db_table, ChangedKey._meta.get_field("key")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute(
            f"DELETE FROM {table} WHERE key IN (SELECT DISTINCT key FROM {table} LIMIT {CHUNK}) RETURNING key"  # noqa: S608
        )
        return list({field.to_python(key) for (key,) in cursor.fetchall()})


def _compute(keys: list[UUID]) -> None:
    found = inventory(keys)
    names = {row.pk: row for row in Locale.objects.all()}
    titles = {key: [original.title] for key, original in found.originals.items()}
    for (key, _locale), target in found.targets.items():
        titles.setdefault(key, []).append(target.title)
    rows = [
        _row(found.originals[key], cell, names[locale_id], "\n".join(titles[key]))
        for (key, locale_id), cell in cells(keys, found=found).items()
    ]
    KeptCell.objects.filter(key__in=keys).delete()
    KeptCell.objects.bulk_create(rows, batch_size=500)


def _row(original: Original, cell: Cell, locale: Locale, titles: str) -> KeptCell:
    return KeptCell(
        key=original.key,
        locale=locale,
        order=original.order,
        type=original.model._meta.label_lower,
        titles=titles,
        state=ShownCell(cell, locale).state,
        needs_safety=cell.needs_safety,
        work=work_of(cell),
        early=cell.waits_for_original,
        waiting_since=cell.waiting_since,
        words_left=cell.words_left,
        target=target_of(original.model, cell.target_id),
    )


def work_of(cell: Cell) -> Work:
    """What is to do. Sending pages for translation is an editor's task."""
    if cell.translation_id is None or cell.target_id is None or cell.rests:
        return Work.NONE
    if cell.left or cell.unconfirmed:
        return Work.TEXTS
    return Work.NONE if cell.is_current or cell.waits_for_original else Work.PUBLISH


def target_of(model: type[models.Model], pk: Any) -> str:
    if pk is None:
        return ""
    base = [model, *model._meta.get_parent_list()][-1]
    return f"{ContentType.objects.get_for_model(base, for_concrete_model=False).pk}:{pk}"
