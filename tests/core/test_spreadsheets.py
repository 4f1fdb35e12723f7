"""Spreadsheets: whatever a visitor wrote is text, in whatever program it is opened."""

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.spreadsheets import csv_rows, xlsx_bytes

HEADER = ["Name", "Phone"]
FORMULAS = "=+-@＝＋－＠"
HOSTILE = [
    '=HYPERLINK("https://evil.example","Call")',
    "+371 24 11 24 20",
    "-2+3",
    "@SUM(1+1)",
    "\t=1",
    "\r=1",
    "\n=1",
    '"=1"',
    "' =1",
    'x";=1',
    "x;=1",
    "x,+1",
    "x\n-1",
    "x\t@y",
    "＝1",
    "\x00=1",
]
#: Text made of the characters that matter, so that dangerous combinations are common.
hostile_text = st.text(st.sampled_from(list("=+-@＝,;|\t\r\n\"' \u00a0x")), max_size=12)


def written(*cells: object) -> str:
    return "".join(csv_rows(HEADER, [cells]))


def read(*cells: object) -> list[str]:
    return list(csv.reader(io.StringIO(written(*cells), newline="")))[1]


def could_run(cell: str) -> bool:
    return cell.lstrip(' "\t\r\n\u00a0').startswith(tuple(FORMULAS))


@pytest.mark.parametrize("cell", HOSTILE)
def test_no_csv_cell_begins_as_a_formula(cell):
    [result] = read(cell)

    assert result[:1] not in [*FORMULAS, "\t", "\r", "\n"]


@given(cells=st.lists(hostile_text, min_size=1, max_size=3))
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_NONE])
def test_no_program_set_to_other_separators_finds_a_formula(delimiter, quoting, cells):
    file = io.StringIO(written(*cells), newline="")

    found = [c for row in csv.reader(file, delimiter=delimiter, quoting=quoting) for c in row]

    assert [cell for cell in found if could_run(cell)] == []


@pytest.mark.parametrize("text", ["Anna Bērziņa", "Anna-Marija", "a - b", "2 + 2 = 4", "e@mail.lv"])
def test_ordinary_text_stays_as_it_was(text):
    assert read(text) == [text]


def test_a_phone_number_is_text_with_its_plus():
    assert read("+37124112420") == ["'+37124112420"]


def test_nothing_is_an_empty_cell_and_everything_else_is_text():
    assert read(None, 7, True, "") == ["", "7", "True", ""]


def test_csv_lines_come_one_by_one_and_excel_sees_the_encoding():
    lines = csv_rows(HEADER, (["Anna", str(number)] for number in range(10**9)))

    assert next(lines) == '\ufeff"Name","Phone"\r\n'
    assert next(lines) == '"Anna","0"\r\n'


@given(text=st.text(st.characters()))
def test_any_text_can_be_written_and_sent(text):
    assert written(text).encode()


def test_a_long_row_of_quotes_takes_no_time():
    assert len(read('"' * 30_000)[0]) == 30_000


@pytest.mark.parametrize("cell", HOSTILE)
def test_every_excel_cell_is_text_as_it_was_typed(cell):
    sheet = load_workbook(io.BytesIO(xlsx_bytes(HEADER, [[cell]]))).active
    result = sheet["A2"]

    assert result.data_type == "s"
    assert result.number_format == "@"
    # The file format itself makes one line break of "\r" and "\r\n".
    assert result.value.replace("\r", "\n") == cell.replace("\r", "\n").replace("\x00", "\ufffd")


def test_an_excel_file_holds_no_formula_at_all():
    file = zipfile.ZipFile(io.BytesIO(xlsx_bytes(["=1+1"], [[cell] for cell in HOSTILE])))

    assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")


def test_the_excel_header_stays_in_view():
    sheet = load_workbook(io.BytesIO(xlsx_bytes(HEADER, []))).active

    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == HEADER
    assert sheet["A1"].font.bold


@pytest.mark.parametrize("text", ["x" * 40_000, "\ud83d", "\x0b\x1f", "\ufffe"])
def test_what_excel_calls_damaged_is_cut_or_replaced(text):
    sheet = load_workbook(io.BytesIO(xlsx_bytes(HEADER, [[text]]))).active

    assert len(sheet["A2"].value) == min(len(text), 32_767)
