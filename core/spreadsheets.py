"""Tables for a spreadsheet program, in which no cell can run as a formula.

A visitor whose name is ``=HYPERLINK("https://…")`` must not get a live cell on the
receptionist's screen. Every cell is text, phone numbers and numbers too.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

Row = Iterable[object]

#: Excel reads a CSV file as UTF-8 only after this mark.
BYTE_ORDER_MARK = "\ufeff"
LONGEST_CELL = 32_767  # Excel calls a file with a longer one damaged
TEXT_FORMAT = "@"
TIME_FORMAT = "yyyy-mm-dd hh:mm"

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
# The characters that begin a formula (Excel also accepts the full-width ones) at each place
# where a cell can begin: at the start, and after every character that a program with
# another separator or quote reads as the end of a cell. After spaces alone they are harmless.
RUNNABLE = re.compile(
    r"""(^[\s,;|"']*+|(?<![\s,;|"'])(?![ ]++[=+\-@＝＋－＠])[\s,;|"']++)(?=[=+\-@＝＋－＠])"""
)
LEADING_BLANK = re.compile(r"^(?=[\t\r\n])")


def csv_rows(header: Row, rows: Iterable[Row], separator: str = ",") -> Iterator[str]:
    """Yield the lines of a CSV file, to be streamed in UTF-8."""
    yield BYTE_ORDER_MARK + _line(header, separator)
    for row in rows:
        yield _line(row, separator)


def xlsx_bytes(header: Row, rows: Iterable[Row], *, typed: bool = False) -> bytes:
    """Return an Excel file with one sheet. The header stays in view.

    ``typed``: a time is a date and a whole number is a number; both come from the site, never from a visitor.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, value, font=Font(bold=True)) for value in header])
    for row in rows:
        sheet.append([_typed(sheet, value) if typed else _cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _line(row: Row, separator: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=separator, quoting=csv.QUOTE_ALL).writerow(
        _harmless(_text(value)) for value in row
    )
    return line.getvalue()


def _harmless(text: str) -> str:
    """Insert an apostrophe, the spreadsheet's mark for text, before everything that could run as a formula."""
    return LEADING_BLANK.sub("'", RUNNABLE.sub(r"\1'", text))


def _cell(sheet: Worksheet, value: object, font: Font | None = None) -> Cell:
    cell = WriteOnlyCell(sheet, _text(value))
    # After the value: openpyxl guesses the type, such as a formula, from it.
    cell.data_type = "s"
    # So that the cell stays text when a user edits it.
    cell.number_format = TEXT_FORMAT
    if font:
        cell.font = font
    return cell


def _typed(sheet: Worksheet, value: object) -> Cell:
    if isinstance(value, datetime.datetime):
        cell = WriteOnlyCell(sheet, value.replace(tzinfo=None))
        cell.number_format = TIME_FORMAT
        return cell
    if type(value) is int:
        return WriteOnlyCell(sheet, value)
    return _cell(sheet, value)


def _text(value: object) -> str:
    return UNPRINTABLE.sub("\ufffd", "" if value is None else str(value))[:LONGEST_CELL]
