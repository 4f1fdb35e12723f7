"""Download responses: CSV, XLSX and JSON."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils import timezone

from core.spreadsheets import csv_rows, xlsx_bytes
from forms.inbox.table import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(table: Table, file_format: str) -> HttpResponse:
    """Return the table as CSV or XLSX."""
    if file_format == "csv":
        lines = csv_rows(table.header(), table.rows())
        # Not streamed: the texts must be in the language that is active now.
        response = HttpResponse("".join(lines), "text/csv; charset=utf-8")
    else:
        response = HttpResponse(xlsx_bytes(table.header(), table.rows()), XLSX)
    return _named(response, file_format)


def json_file(data: dict[str, Any]) -> HttpResponse:
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return _named(HttpResponse(text, "application/json; charset=utf-8"), "json")


def _named(response: HttpResponse, extension: str) -> HttpResponse:
    """Set a file name with today's date and no personal data."""
    day = timezone.localdate().isoformat()
    name = f"callback-requests-{day}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
