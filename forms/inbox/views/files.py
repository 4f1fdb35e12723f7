from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from forms.inbox.audit import log_export
from forms.inbox.files import spreadsheet
from forms.inbox.table import Table
from forms.inbox.views.base import INDEX
from forms.inbox.views.listing import FilteredView

LONGEST_REASON = 120


class ExportView(FilteredView):
    """The filtered list as a file. Requires POST, so that no link and no other site can trigger it."""

    http_method_names = ["post"]
    any_permission_required = ("export",)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        file_format = request.POST.get("format", "")
        if file_format not in {"csv", "xlsx"}:
            raise BadRequest("There is no such format.")
        reason = request.POST.get("reason", "").replace("\x00", "").strip()[:LONGEST_REASON]
        if not reason:
            messages.error(request, _("Say what the file is for: the reason is logged."))
            return redirect(INDEX)
        table = Table(self.shown().prefetch_related("notes"), request.POST.getlist("columns"))
        log_export(self.account, len(table.requests), file_format, reason)
        return spreadsheet(table, file_format, request.POST.get("separator", ""))
