from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, FilteredRelation, Q
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from translations.tracking.state.counts import Done, Total, done, totals
from translations.tracking.state.inventory import Inventory, Original, Target, inventory
from translations.tracking.state.schedule import hour_of, scheduled
from translations.tracking.state.states import State

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


@dataclass(frozen=True, slots=True)
class Cell:
    """One page or entry in one language."""

    object_key: UUID
    locale_id: int
    state: State
    #: Strings of the source as it is now, and how many of them are translated and good.
    total: int = 0
    done: int = 0
    errors: int = 0
    #: Machine translations that nobody has confirmed.
    unconfirmed: int = 0
    words_left: int = 0
    #: Strings about safety that are not translated.
    safety_left: int = 0
    #: About the live version: built from an older source; partly untranslated; with outdated safety texts.
    stale: bool = False
    mixed: bool = False
    safety_stale: bool = False
    #: Translated strings have changed since the live version was built.
    overtaken: bool = False
    safety_changed_at: datetime | None = None
    built_at: datetime | None = None
    #: Since when there is work: the change of the source, or the sending.
    waiting_since: datetime | None = None
    #: Taken off the site, and since when (if known); the same for its original.
    offline: bool = False
    offline_at: datetime | None = None
    original_offline: bool = False
    original_live: bool = True
    #: When it, or its next version, is scheduled to go live.
    goes_live_at: datetime | None = None
    #: ``None``: never sent, or translated by hand without wagtail-localize.
    translation_id: int | None = None
    #: The page or entry in this language; ``None`` if there is none.
    target_id: int | str | None = None

    @property
    def by_hand(self) -> bool:
        """Maintained without wagtail-localize, so its state is unknown."""
        missing = self.state in {State.MISSING, State.MIRRORED}
        return self.translation_id is None and not missing

    @property
    def is_live(self) -> bool:
        return self.state in {State.LIVE, State.STALE, State.MIXED}

    @property
    def is_current(self) -> bool:
        """The live version contains everything that is translated."""
        return self.state == State.LIVE and not self.overtaken

    @property
    def rests(self) -> bool:
        """Nobody reads it and nobody is to work on it: it was taken off the site, or its original was."""
        return not self.is_live and (self.offline or self.original_offline)

    @property
    def waits_for_original(self) -> bool:
        """It may be prepared, but it has to appear after its original."""
        return not self.is_live and not self.original_live

    @property
    def is_sendable(self) -> bool:
        """Not with the translators yet."""
        not_there = self.state in {State.MISSING, State.MIRRORED}
        return not_there and (self.translation_id is None or self.target_id is None)

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def needs_safety(self) -> bool:
        """Somebody could be misled about their health: this comes first."""
        if self.rests or self.waits_for_original:
            return False
        return self.safety_stale or (self.translation_id is not None and self.safety_left > 0)


def cells(
    keys: Iterable[UUID] | None = None,
    locales: Iterable[int] | None = None,
    *,
    found: Inventory | None = None,
) -> dict[CellKey, Cell]:
    """Return the cell of every original (or of those with these translation keys) in every other language.

    ``locales`` are primary keys. Pass ``found`` to use an inventory that is at hand.
    """
    keys = None if keys is None else list(keys)
    found = found or inventory(keys)
    if locales is None:
        others = Locale.objects.exclude(pk=found.source_locale_id)
        locales = others.values_list("pk", flat=True)
    locales = list(locales)
    managed, sources, hours = _managed(keys), _sources(keys), scheduled()
    strings, translated = totals(keys), done(keys)
    made = {}
    for key, original in found.originals.items():
        source_id = sources.get(key)
        total = strings.get(source_id, Total()) if source_id else Total()
        for locale_id in locales:
            place = (key, locale_id)
            counted = translated.get((source_id, locale_id), Done()) if source_id else Done()
            target = found.targets.get(place)
            hour = hour_of(original.model, target.pk, hours) if target else None
            made[place] = _cell(
                original, locale_id, target, managed.get(place), total, counted, hour
            )
    return made


def state_of(target: Target | None, managed: Managed | None, total: Total, counted: Done) -> State:
    if target is None:
        return State.MISSING
    if target.is_alias:
        return State.MIRRORED
    if not target.live:
        finished = managed and counted.strings == total.strings and not counted.unconfirmed
        return State.READY if finished else State.DRAFT
    if managed is None:
        return State.LIVE
    if managed.mixed:
        return State.MIXED
    return State.STALE if managed.stale else State.LIVE


def _cell(
    original: Original,
    locale_id: int,
    target: Target | None,
    managed: Managed | None,
    total: Total,
    counted: Done,
    hour: datetime | None,
) -> Cell:
    state = state_of(target, managed, total, counted)
    live = managed if state in {State.LIVE, State.STALE, State.MIXED} else None
    was_live = managed if state in {State.READY, State.DRAFT} else None
    overtaken = bool(live and live.overtaken(counted.latest))
    waiting_since = managed.waiting_since(live is not None) if managed else None
    return Cell(
        original.key,
        locale_id,
        state=state,
        total=total.strings,
        done=counted.strings,
        errors=counted.errors,
        unconfirmed=counted.unconfirmed,
        words_left=total.words - counted.words,
        safety_left=total.safety - counted.safety,
        stale=bool(live and live.stale),
        mixed=bool(live and live.mixed),
        safety_stale=bool(live and live.safety_stale),
        overtaken=overtaken,
        safety_changed_at=managed.safety_changed_at if managed else None,
        built_at=live.built_at if live else None,
        waiting_since=counted.latest if overtaken and state == State.LIVE else waiting_since,
        offline=bool(was_live and was_live.live_build_id),
        offline_at=was_live.offline_at if was_live else None,
        original_offline=original.offline,
        original_live=original.live,
        goes_live_at=hour,
        translation_id=managed.pk if managed else None,
        target_id=target.pk if target else None,
    )


def _sources(keys: Collection[UUID] | None) -> dict[UUID, int]:
    rows = TranslationSource.objects.all()
    if keys is not None:
        rows = rows.filter(object_id__in=keys)
    return dict(rows.values_list("object_id", "pk"))


def _managed(keys: Collection[UUID] | None) -> dict[CellKey, Managed]:
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
