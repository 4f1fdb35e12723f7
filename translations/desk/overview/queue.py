"""The tasks in a language, most urgent first: safety, then requests of readers, then age."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from translations.desk.overview.links import work_url
from translations.models import Work
from translations.tracking.demand import counts
from translations.tracking.kept_cells import KeptTask, few, kept_tasks
from translations.tracking.shown_cells import ShownCell
from translations.tracking.state import Cell, Original, cells, inventory
from translations.tracking.state.schedule import scheduled


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


class Queue(Sequence[Task]):
    """The tasks in a language, most urgent first. Only those that are looked at are computed."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        hours = scheduled()
        planned = {f"{kind}:{pk}" for kind, pk in hours}
        found = [
            task
            for task in kept_tasks(locale.pk)
            if task.work == Work.TEXTS or task.target not in planned
        ]
        self._asked = reader_requests(few([task.key for task in found]), locale)
        self._kept = sorted(found, key=self._rank)

    @property
    def words(self) -> int:
        return sum(task.words_left for task in self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Task]:
        return iter(self[:])

    @overload
    def __getitem__(self, index: int) -> Task: ...
    @overload
    def __getitem__(self, index: slice) -> list[Task]: ...
    def __getitem__(self, index: int | slice) -> Task | list[Task]:
        if isinstance(index, int):
            [task] = self._computed([self._kept[index].key])
            return task
        return self._computed([task.key for task in self._kept[index]])

    def _rank(self, task: KeptTask) -> tuple[bool, bool, int, datetime]:
        asked = self._asked.get(task.key, 0)
        return not task.needs_safety, task.early, -asked, task.waiting_since or timezone.now()

    def _computed(self, keys: list[UUID]) -> list[Task]:
        found = inventory(few(keys))
        every = cells(few(keys), [self.locale.pk], found=found)
        made = []
        for key in filter(found.originals.__contains__, keys):
            original, cell = found.originals[key], every[key, self.locale.pk]
            shown = ShownCell(cell, self.locale, work_url(original, cell))
            made.append(Task(original, shown, self._asked.get(key, 0)))
        return made


def queues(locales: Iterable[Locale]) -> dict[Locale, Queue]:
    """Return the tasks of each language, most urgent first."""
    return {locale: Queue(locale) for locale in locales}


def reader_requests(keys: Sequence[UUID] | None, locale: Locale) -> dict[UUID, int]:
    """Return the number of readers who asked for each page in a language."""
    return {key: asked for (key, _locale), asked in counts(keys, [locale.pk]).items()}
