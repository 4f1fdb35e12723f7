"""Download responses: CSV, XLSX, JSON, and the document that a person is handed out."""

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils import timezone

from core.spreadsheets import csv_rows, xlsx_bytes
from forms.inbox.table import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The Excel of a Latvian or Russian office opens a file with semicolons.
SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t"}


def spreadsheet(table: Table, file_format: str, separator: str = "semicolon") -> HttpResponse:
    """Return the table as CSV or XLSX."""
    if file_format == "csv":
        sign = SEPARATORS.get(separator, ";")
        lines = csv_rows(table.header(), _in_words(table.rows()), sign)
        # Not streamed: the texts must be in the language that is active now.
        response = HttpResponse("".join(lines), "text/csv; charset=utf-8")
    else:
        response = HttpResponse(xlsx_bytes(table.header(), table.rows(), typed=True), XLSX)
    return named(response, file_format)


def json_file(data: dict[str, Any]) -> HttpResponse:
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return named(HttpResponse(text, "application/json; charset=utf-8"), "json")


def html_file(text: str) -> HttpResponse:
    return named(HttpResponse(text, "text/html; charset=utf-8"), "html")


def _in_words(rows: Iterable[list[object]]) -> Iterator[list[object]]:
    """Yield the rows with times that are sorted as texts."""
    for row in rows:
        yield [
            f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime.datetime) else cell
            for cell in row
        ]


def named(response: HttpResponse, extension: str) -> HttpResponse:
    """Set a file name with today's date and no personal data."""
    day = timezone.localdate().isoformat()
    name = f"callback-requests-{day}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
