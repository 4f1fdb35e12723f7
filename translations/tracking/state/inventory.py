"""Lists the originals, and their counterparts in the other languages."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Locale, Page

from translations.language.entries import shared_entry_models

#: Skips Wagtail's root page.
FIRST_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Original:
    """A page or entry in the source language."""

    key: UUID
    pk: int | str
    model: type[models.Model]
    title: str
    live: bool
    #: Sorts parents before children, entries after pages.
    order: str
    depth: int = 0
    #: Published once, then taken off the site.
    offline: bool = False

    @property
    def type_name(self) -> str:
        return str(self.model._meta.verbose_name)


@dataclass(frozen=True, slots=True)
class Target:
    """The page or entry of an original in another language."""

    pk: int | str
    title: str
    live: bool
    is_alias: bool = False


@dataclass
class Inventory:
    source_locale_id: int
    originals: dict[UUID, Original] = field(default_factory=dict)
    targets: dict[tuple[UUID, int], Target] = field(default_factory=dict)

    def add(self, original: Original, locale_id: int, *, is_alias: bool) -> None:
        if locale_id != self.source_locale_id:
            target = Target(original.pk, original.title, original.live, is_alias)
            self.targets[original.key, locale_id] = target
        elif not is_alias:
            self.originals[original.key] = original


def inventory(keys: Collection[UUID] | None = None) -> Inventory:
    """Return all pages and entries, or those of these translation keys, parents first."""
    found = Inventory(Locale.get_default().pk)
    for original, locale_id, is_alias in (*_pages(keys), *_entries(keys)):
        found.add(original, locale_id, is_alias=is_alias)
    return found


def _pages(keys: Collection[UUID] | None) -> Iterator[tuple[Original, int, bool]]:
    rows = Page.objects.filter(depth__gte=FIRST_DEPTH).order_by("path")
    if keys is not None:
        rows = rows.filter(translation_key__in=keys)
    named = rows.values_list(
        "translation_key",
        "pk",
        "content_type_id",
        "draft_title",
        "live",
        "path",
        "depth",
        "locale_id",
        "alias_of_id",
        "first_published_at",
        named=True,
    )
    models_of: dict[int, type[models.Model]] = {}
    for row in named:
        type_id = row.content_type_id
        if type_id not in models_of:
            models_of[type_id] = ContentType.objects.get_for_id(type_id).model_class() or Page
        original = Original(
            key=row.translation_key,
            pk=row.pk,
            model=models_of[type_id],
            title=row.draft_title,
            live=row.live,
            order=f"0{row.path}",
            depth=row.depth,
            offline=not row.live and row.first_published_at is not None,
        )
        yield original, row.locale_id, row.alias_of_id is not None


def _entries(keys: Collection[UUID] | None) -> Iterator[tuple[Original, int, bool]]:
    for number, model in enumerate(shared_entry_models(), start=1):
        rows = model._base_manager.all()
        if keys is not None:
            rows = rows.filter(translation_key__in=keys)
        for entry in rows:
            live = getattr(entry, "live", True)
            original = Original(
                entry.translation_key,
                entry.pk,
                model,
                str(entry),
                live,
                f"{number}{str(entry).casefold()}",
                offline=not live and entry.first_published_at is not None,
            )
            yield original, entry.locale_id, False
