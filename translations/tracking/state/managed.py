from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, FilteredRelation, Q
from wagtail_localize.models import Translation

#: The translation key of an original, and the primary key of the other language's locale.
CellKey = tuple[UUID, int]


@dataclass(frozen=True, slots=True)
class Managed:
    """One translation, as recorded by wagtail-localize and by our builds."""

    pk: int
    created_at: datetime
    content: str | None
    content_changed_at: datetime | None
    safety: str | None
    safety_changed_at: datetime | None
    live_build_id: int | None
    live_content: str | None
    live_safety: str | None
    live_untranslated: int | None
    built_at: datetime | None
    offline_at: datetime | None

    @property
    def stale(self) -> bool:
        """The live version was built from another source text, or from an unknown one."""
        return self.content is None or self.live_content != self.content

    @property
    def safety_stale(self) -> bool:
        return self.safety is None or self.live_safety != self.safety

    @property
    def mixed(self) -> bool:
        return bool(self.live_untranslated)

    def overtaken(self, latest: datetime | None) -> bool:
        return bool(latest and self.built_at and latest > self.built_at)

    def waiting_since(self, is_live: bool) -> datetime:
        return (is_live and self.content_changed_at) or self.created_at


def managed_translations(keys: Collection[UUID] | None) -> dict[CellKey, Managed]:
    """Return the enabled translations, or those of the originals with these translation keys. One query."""
    rows = Translation.objects.filter(enabled=True)
    if keys is not None:
        rows = rows.filter(source__object_id__in=keys)
    rows = rows.annotate(live=FilteredRelation("builds", condition=Q(builds__is_live=True)))
    named = rows.values(
        "pk",
        "created_at",
        key=F("source__object_id"),
        locale=F("target_locale_id"),
        content=F("source__digest__content"),
        content_changed_at=F("source__digest__content_changed_at"),
        safety=F("source__digest__safety"),
        safety_changed_at=F("source__digest__safety_changed_at"),
        live_build_id=F("live__pk"),
        live_content=F("live__content"),
        live_safety=F("live__safety"),
        live_untranslated=F("live__untranslated"),
        built_at=F("live__built_at"),
        offline_at=F("live__offline_at"),
    )
    return {(row.pop("key"), row.pop("locale")): Managed(**row) for row in named}
