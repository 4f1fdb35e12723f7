"""The report of live guides whose warning is missing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from articles.protection.missing import missing_warnings
from translations.access.people import AnyUser
from translations.access.scope import language_scope


def may_view(user: AnyUser) -> bool:
    """Whether the user works on guides, in any language."""
    scope = language_scope(user)
    return scope is None or bool(scope)


class GuidesReportView(WagtailAdminTemplateMixin, View):
    """A report for all who work on guides, in any language."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_view(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class MissingWarningsView(GuidesReportView):
    template_name = "articles/admin/missing_warnings.html"
    page_title = _("Guides whose warning is missing")
    header_icon = "warning"

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"found": missing_warnings()}
