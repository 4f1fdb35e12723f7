from django.db.models import Field
from django.http import HttpResponse

from core.spreadsheets import csv_rows, xlsx_bytes
from search.models import SearchLog
from search.report.figures import Figures

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(figures: Figures, file_format: str) -> HttpResponse:
    """Return all queries of the period as CSV or XLSX."""
    fields = (SearchLog._meta.get_field(name) for name in ("words", "count", "day", "step"))
    header = [str(field.verbose_name) for field in fields if isinstance(field, Field)]
    rows = [(row.words, row.times, row.last_day, row.found) for row in figures.all_rows()]
    if file_format == "csv":
        response = HttpResponse("".join(csv_rows(header, rows)), "text/csv; charset=utf-8")
    else:
        response = HttpResponse(xlsx_bytes(header, rows), XLSX)
    period = figures.period
    name = f"searches-{period.language}-{period.first}-{period.last}.{file_format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
