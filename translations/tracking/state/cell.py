from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from translations.tracking.state.states import State


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
