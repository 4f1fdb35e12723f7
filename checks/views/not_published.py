"""The response when an original is not published because of its content checks."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from checks.findings import Examination

TEMPLATE = "checks/admin/not_published.html"
#: HTTP status.
CONFLICT = 409


def not_published(request: HttpRequest, examination: Examination) -> HttpResponse:
    """List what is in the way, each row with the way to its field. Nothing was changed."""
    title = _("“%(title)s” was not published") % {"title": examination.page.title}
    if _is_script(request):
        # Wagtail's dialogs go where this leads; the editor lists everything in its checks.
        messages.error(request, f"{title}. {examination.must[0].message}")
        return JsonResponse({"step": "success", "redirect": examination.edit_url})
    context = {
        "page_title": title,
        "header_title": title,
        "header_icon": "warning",
        "examination": examination,
    }
    return render(request, TEMPLATE, context, status=CONFLICT)


def _is_script(request: HttpRequest) -> bool:
    wants_json = "application/json" in request.headers.get("accept", "")
    return wants_json or request.headers.get("x-requested-with") == "XMLHttpRequest"
