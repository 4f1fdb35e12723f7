"""A cell as shown to people: state, icon, facts and warning in words, never by colour alone."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from wagtail.models import Locale

from translations.tracking.state import Cell, State

ICONS = {
    State.MISSING: "circle-xmark",
    State.MIRRORED: "copy",
    State.DRAFT: "draft",
    State.READY: "circle-check",
    State.LIVE: "check",
    State.STALE: "time",
    State.MIXED: "wagtail-localize-language",
}
OFFLINE_ICON = "no-view"


#: Shown instead of a state: taken off the site on purpose.
OFFLINE = "offline"


@dataclass(frozen=True)
class ShownCell:
    cell: Cell
    locale: Locale
    #: Address of the work page; empty for people who may only view.
    url: str = ""

    @property
    def language(self) -> str:
        return self.locale.get_display_name()

    @property
    def state(self) -> str:
        return OFFLINE if self.cell.rests else self.cell.state

    @property
    def label(self) -> str:
        return offline_label() if self.cell.rests else str(self.cell.state.label)

    @property
    def icon(self) -> str:
        return OFFLINE_ICON if self.cell.rests else ICONS[self.cell.state]

    @property
    def facts(self) -> list[str]:
        """Short facts for the cell; none where the translation is live and current."""
        said = [self.schedule, self.absence]
        if not self.cell.rests:
            said += [*self._progress(), *self._defects()]
        return [fact for fact in said if fact]

    @property
    def schedule(self) -> str:
        """The scheduled publication, with date and time; empty if there is none."""
        if self.cell.goes_live_at is None:
            return ""
        moment = date_format(timezone.localtime(self.cell.goes_live_at), "SHORT_DATETIME_FORMAT")
        if self.cell.is_live:
            return _("A new version goes live on %(moment)s") % {"moment": moment}
        return _("Goes live on %(moment)s") % {"moment": moment}

    @property
    def absence(self) -> str:
        """Why it is off the site on purpose; empty if it is not."""
        cell = self.cell
        if cell.rests and cell.offline:
            return "" if cell.goes_live_at else taken_offline(cell)
        if cell.rests:
            return _("The original was taken offline")
        return _("The original is not published yet") if cell.waits_for_original else ""

    @property
    def warning(self) -> str:
        if self.cell.safety_stale:
            return _("Warnings have changed")
        return _("Warnings are missing") if self.cell.needs_safety else ""

    def _progress(self) -> list[str]:
        cell = self.cell
        if cell.by_hand:
            return [_("Maintained manually")]
        if cell.state == State.DRAFT or (cell.left and cell.translation_id):
            return [in_numbers(cell), words_to_do(cell.words_left)]
        if cell.state == State.STALE or cell.overtaken:
            return [_("To be published again")]
        return []

    def _defects(self) -> list[str]:
        refused, machine = self.cell.errors, self.cell.unconfirmed
        return [
            ngettext("%(number)s refused", "%(number)s refused", refused) % {"number": refused}
            if refused
            else "",
            ngettext("%(number)s to confirm", "%(number)s to confirm", machine)
            % {"number": machine}
            if machine
            else "",
        ]


def taken_offline(cell: Cell) -> str:
    if cell.offline_at is None:
        return _("Taken offline")
    day = date_format(timezone.localtime(cell.offline_at), "SHORT_DATE_FORMAT")
    return _("Taken offline on %(day)s") % {"day": day}


def offline_label() -> str:
    return pgettext("state of a translation", "Offline")


def in_numbers(cell: Cell) -> str:
    return _("%(done)s of %(total)s texts") % {"done": cell.done, "total": cell.total}


def words_to_do(words: int) -> str:
    if not words:
        return ""
    return ngettext("%(words)s word to translate", "%(words)s words to translate", words) % {
        "words": words
    }
