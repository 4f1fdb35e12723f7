from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from forms.inbox.audit import log_export
from forms.inbox.files import spreadsheet
from forms.inbox.table import Table
from forms.inbox.views.listing import FilteredView


class ExportView(FilteredView):
    """The filtered list as a file. Requires POST, so that no link and no other site can trigger it."""

    http_method_names = ["post"]
    any_permission_required = ("export",)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        file_format = request.POST.get("format", "")
        if file_format not in {"csv", "xlsx"}:
            raise BadRequest("There is no such format.")
        table = Table(self.shown())
        log_export(self.account, len(table.requests), file_format)
        return spreadsheet(table, file_format)
