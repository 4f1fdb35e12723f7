"""The matrix as a spreadsheet: one row per original and language."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from translations.desk.overview.matrix import Matrix
from translations.tracking.shown_cells import ShownCell


def header() -> list[str]:
    return [
        _("Title"),
        _("Type"),
        _("Original is live"),
        _("Language"),
        pgettext("of a translation", "State"),
        _("Texts"),
        _("Translated"),
        _("Words to translate"),
        _("Refused"),
        _("To confirm"),
        _("Safety"),
        _("Published version saved on"),
    ]


def lines(matrix: Matrix) -> Iterator[list[object]]:
    for row in matrix.rows(matrix.keys):
        for shown in row.cells:
            if matrix.filters.language in {"", shown.locale.language_code}:
                live = _("yes") if row.original.live else _("no")
                yield [row.original.title, row.original.type_name, live, *_cell(shown)]


def _cell(shown: ShownCell) -> list[object]:
    cell = shown.cell
    built = cell.built_at and timezone.localtime(cell.built_at).strftime("%Y-%m-%d %H:%M")
    return [
        shown.locale.get_display_name(),
        shown.label,
        cell.total,
        cell.done,
        cell.words_left,
        cell.errors,
        cell.unconfirmed,
        shown.warning,
        built or "",
    ]
