"""Exports a table as a file."""

from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils import timezone

from core.spreadsheets import Row, csv_rows, xlsx_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_file(name: str, kind: str, header: Row, rows: Iterable[Row]) -> HttpResponse:
    """Return the table as a "csv" or "xlsx", named and dated."""
    if kind == "csv":
        # Not streamed: the words must be in the language that is active now.
        response = HttpResponse("".join(csv_rows(header, rows)), "text/csv; charset=utf-8")
    elif kind == "xlsx":
        response = HttpResponse(xlsx_bytes(header, rows), XLSX)
    else:
        raise BadRequest("There is no such format.")
    name = f"{name}-{timezone.localdate().isoformat()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
