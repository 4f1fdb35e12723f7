"""The tasks in a language, most urgent first: safety, then requests of readers, then age."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from translations.desk.overview.links import work_url
from translations.tracking.demand import counts
from translations.tracking.shown_cells import ShownCell
from translations.tracking.state import Cell, Original, cells, inventory


@dataclass(frozen=True)
class Task:
    original: Original
    shown: ShownCell
    #: Number of readers who asked for it.
    demand: int = 0

    @property
    def cell(self) -> Cell:
        return self.shown.cell

    @property
    def verb(self) -> str:
        if self.cell.left:
            return _("Translate")
        return _("Confirm") if self.cell.unconfirmed else _("Publish")

    @property
    def asked(self) -> str:
        if not self.demand:
            return ""
        said = ngettext(
            "%(number)s reader asked for it", "%(number)s readers asked for it", self.demand
        )
        return said % {"number": self.demand}

    @property
    def age(self) -> str:
        """The day since when it waits; empty within the first minute."""
        since = self.cell.waiting_since
        if since is None or (timezone.now() - since).total_seconds() < 60:
            return ""
        return _("waiting since %(day)s") % {
            "day": date_format(timezone.localtime(since), "SHORT_DATE_FORMAT")
        }

    @property
    def rank(self) -> tuple[bool, bool, int, datetime]:
        since = self.cell.waiting_since or timezone.now()
        early = self.cell.waits_for_original
        return not self.cell.needs_safety, early, -self.demand, since


def queues(locales: Iterable[Locale]) -> dict[Locale, list[Task]]:
    """Return the tasks of each language, most urgent first, in a constant number of queries a language."""
    locales = list(locales)
    found = inventory()
    every = cells(locales=[locale.pk for locale in locales], found=found)
    made = {}
    for locale in locales:
        todo = [
            (original, every[key, locale.pk])
            for key, original in found.originals.items()
            if is_to_do(every[key, locale.pk])
        ]
        asked = reader_requests([original.key for original, _cell in todo], locale)
        tasks = [
            Task(
                original,
                ShownCell(cell, locale, work_url(original, cell)),
                asked.get(cell.object_key, 0),
            )
            for original, cell in todo
        ]
        made[locale] = sorted(tasks, key=lambda task: task.rank)
    return made


def is_to_do(cell: Cell) -> bool:
    """Whether a translator has work here. Sending pages for translation is an editor's task."""
    if cell.translation_id is None or cell.target_id is None or cell.rests:
        return False
    open_texts = bool(cell.left or cell.unconfirmed)
    is_done = cell.is_current or cell.waits_for_original or cell.goes_live_at is not None
    return open_texts or not is_done


def reader_requests(keys: list[UUID], locale: Locale) -> dict[UUID, int]:
    """Return the number of readers who asked for each page in a language."""
    return {key: asked for (key, _locale), asked in counts(keys, [locale.pk]).items()}
