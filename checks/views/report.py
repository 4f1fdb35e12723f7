"""The report of all originals with findings."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Locale

from checks.examining import examine, originals
from checks.findings import Level
from core.lookups.references import source_language
from translations.access.people import AnyUser
from translations.access.scope import language_scope


def may_view(user: AnyUser) -> bool:
    """Whether the user edits originals. Translators edit their own languages only."""
    scope = language_scope(user)
    if scope is None:
        return True
    return Locale.objects.filter(language_code=source_language(), pk__in=scope).exists()


class ContentReportView(WagtailAdminTemplateMixin, View):
    template_name = "checks/admin/report.html"
    page_title = _("Content checks")
    header_icon = "glasses"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_view(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        only_must = self.request.GET.get("level") == Level.MUST
        examined = [examine(page) for page in originals()]
        shown = [one for one in examined if (one.must if only_must else one.findings)]
        return super().get_context_data(**kwargs) | {
            "examinations": sorted(shown, key=lambda one: not one.must),
            "only_must": only_must,
            "number": len(examined),
        }
