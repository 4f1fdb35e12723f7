from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from translations.tracking.state.cell import Cell
from translations.tracking.state.counts import Done, Total, done, totals
from translations.tracking.state.inventory import Inventory, Original, Target, inventory
from translations.tracking.state.managed import CellKey, Managed, managed_translations
from translations.tracking.state.schedule import hour_of, scheduled
from translations.tracking.state.states import State


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
    managed, sources, hours = managed_translations(keys), _sources(keys), scheduled()
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
