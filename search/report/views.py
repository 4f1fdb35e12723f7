from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db.models import Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.contrib.search_promotions.models import Query
from wagtail.contrib.search_promotions.views.settings import CreateView

from core.spreadsheets import csv_rows, xlsx_bytes
from search.log import words_of
from search.models import Idea, SearchLog
from search.report.figures import Figures
from search.report.period import Period

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ForReaders(PermissionCheckedMixin, View):
    """Requires the permission to view the search log."""

    model = SearchLog
    any_permission_required = ("view",)

    @cached_property
    def figures(self) -> Figures:
        return Figures(Period.of(self.request.GET))


class ReportView(WagtailAdminTemplateMixin, ForReaders):
    """The search report of one language: frequent queries, and queries without results."""

    template_name = "search/admin/report.html"
    page_title = gettext_lazy("What visitors look for")
    header_icon = "search"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        user, period = self.request.user, self.figures.period
        return super().get_context_data(**kwargs) | {
            "figures": self.figures,
            "period": period,
            "languages": [
                (name, code, period.address(code))
                for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
            ],
            "may_promote": user.has_perm("wagtailsearchpromotions.add_searchpromotion"),
            "may_note": user.has_perm("search.add_idea"),
            "may_explain": user.has_perm("search.add_synonyms"),
        }


class FileView(ForReaders):
    """The whole list of one language as a file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        file_format = request.GET.get("format", "")
        if file_format not in {"csv", "xlsx"}:
            raise BadRequest("There is no such format.")
        fields = (SearchLog._meta.get_field(name) for name in ("words", "count", "day", "step"))
        header = [str(field.verbose_name) for field in fields if isinstance(field, Field)]
        rows = [(row.words, row.times, row.last_day, row.found) for row in self.figures.all_rows()]
        if file_format == "csv":
            response = HttpResponse("".join(csv_rows(header, rows)), "text/csv; charset=utf-8")
        else:
            response = HttpResponse(xlsx_bytes(header, rows), XLSX)
        period = self.figures.period
        name = f"searches-{period.language}-{period.first}-{period.last}.{file_format}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class NoteIdeaView(PermissionCheckedMixin, View):
    """Add a query from the report to the list of ideas, once."""

    model = Idea
    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        period = Period.of(request.POST)
        words = words_of(request.POST.get("words", ""))
        if words:
            idea, created = Idea.objects.get_or_create(words=words, language=period.language)
            say = _("“%(words)s” is on the list of ideas.") % {"words": idea.words}
            again = _("“%(words)s” is already on the list of ideas.") % {"words": idea.words}
            messages.success(request, say if created else again)
        return redirect(f"{reverse('search_report:index')}{period.address()}")


class PromoteView(CreateView):
    """Wagtail's form for a promoted result, prefilled with a query from the report."""

    index_url_name = "search_report:index"

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        known = Query.objects.filter(query_string=words_of(request.GET.get("words", ""))).first()
        if known and known.editors_picks.exists():
            return redirect("wagtailsearchpromotions:edit", known.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"query_string": words_of(self.request.GET.get("words", ""))}

    def get_add_url(self) -> str:
        return reverse("wagtailsearchpromotions:add")
