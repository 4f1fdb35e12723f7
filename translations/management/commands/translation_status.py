from collections import Counter
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from translations.desk.overview.links import edit_url
from translations.language.storable import CONTROL
from translations.tracking.conditions import added_conditions
from translations.tracking.rebuilding import rebuild
from translations.tracking.state import Cell, Original, State, cells, inventory

#: A condition besides the states: safety warnings that are not current.
SAFETY = "safety"
OWN_CONDITIONS = [*State.values, SAFETY]
#: Columns besides the states.
BESIDE: dict[str, Callable[[Cell], bool]] = {
    "Offline": lambda cell: cell.rests,
    "Old warnings": lambda cell: cell.safety_stale,
}


class Command(BaseCommand):
    help = "Print the state of every page and entry in every language. Exit with 1 on a fault."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--locale", action="append", default=[], help="Only this language.")
        parser.add_argument(
            "--fail-on",
            default="",
            metavar="STATES",
            help=f"End with an error, and a list, if anything is so: {', '.join(_all_conditions())}.",
        )
        parser.add_argument(
            "--rebuild",
            action="store_true",
            help="Rebuild the records first: after a restore, or when blocks changed.",
        )

    def handle(self, *, locale: list[str], fail_on: str, **options: Any) -> None:
        conditions = _conditions(fail_on)
        locales = _locales(locale)
        if options["rebuild"]:
            made = rebuild()
            self.stdout.write(f"{made.sources} sources and {made.builds} translations recorded.")
        found = inventory()
        made_cells = cells(locales=[row.pk for row in locales], found=found)
        self.print_totals(list(made_cells.values()), locales)
        codes = {row.pk: row.language_code for row in locales}
        failed = [
            f"{codes[cell.locale_id]}  {wrong}  {_named(found.originals[key])}"
            for (key, _locale), cell in made_cells.items()
            for wrong in _wrong(cell, conditions)
        ]
        failed += self.print_added(locale, conditions)
        if failed:
            raise CommandError("\n".join([f"{len(failed)} translations must not be so:", *failed]))

    def print_totals(self, every: list[Cell], locales: list[Locale]) -> None:
        numbers = Counter((cell.state, cell.locale_id) for cell in every if not cell.rests)
        labels = [str(state.label) for state in State]
        width = max(map(len, labels)) + 2
        self.stdout.write(" " * width + "".join(f"{row.language_code:>8}" for row in locales))
        for state in State:
            counts = "".join(f"{numbers[state, row.pk]:>8}" for row in locales)
            self.stdout.write(f"{state.label!s:<{width}}{counts}")
        for label, found in BESIDE.items():
            counted = Counter(cell.locale_id for cell in every if found(cell))
            counts = "".join(f"{counted[row.pk]:>8}" for row in locales)
            self.stdout.write(f"{label:<{width}}{counts}")

    def print_added(self, codes: list[str], conditions: list[str]) -> list[str]:
        """Print what the conditions of other apps found; return the lines of those that must not be."""
        failed: list[str] = []
        for condition in added_conditions():
            found = condition.found_in(codes)
            if found:
                self.stdout.write(f"{condition.label}: {len(found)}")
            if condition.name in conditions:
                failed += [f"{one.language_code}  {condition.name}  {one.named}" for one in found]
        return failed


def _all_conditions() -> list[str]:
    return [*OWN_CONDITIONS, *[condition.name for condition in added_conditions()]]


def _named(original: Original) -> str:
    """Return a one-line name that is unique between objects of the same title."""
    where = edit_url(original.model, original.pk)
    title = " ".join(CONTROL.sub(" ", original.title).split())
    return f"{title}  {settings.WAGTAILADMIN_BASE_URL}{where}"


def _conditions(fail_on: str) -> list[str]:
    said = [word.strip() for word in fail_on.split(",") if word.strip()]
    known = _all_conditions()
    if unknown := [word for word in said if word not in known]:
        raise CommandError(f"Unknown: {', '.join(unknown)}. There are: {', '.join(known)}.")
    return said


def _locales(codes: list[str]) -> list[Locale]:
    others = Locale.objects.exclude(pk=Locale.get_default().pk).order_by("language_code")
    found = [row for row in others if not codes or row.language_code in codes]
    if unknown := set(codes) - {row.language_code for row in found}:
        raise CommandError(f"Nothing is translated into: {', '.join(sorted(unknown))}.")
    return found


def _wrong(cell: Cell, conditions: list[str]) -> list[str]:
    """Return the conditions that apply. An offline translation, or one whose original is unpublished, has none."""
    if cell.rests or cell.waits_for_original:
        return []
    is_so = {
        State.STALE: cell.stale,
        State.MIXED: cell.mixed,
        SAFETY: cell.safety_stale,
    }
    return [name for name in conditions if is_so.get(name, cell.state == name)]
