from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from forms.inbox import search
from forms.inbox.audit import log_listing
from forms.inbox.chart import Chart
from forms.inbox.facets import Facets
from forms.inbox.filters import ALL, InboxFilters
from forms.inbox.keys import keys_of_list
from forms.inbox.live import newest_request
from forms.inbox.panel import alarms
from forms.inbox.rows import rows_of
from forms.inbox.staff import display_name, reception
from forms.inbox.stats import figures_by_day
from forms.inbox.table import columns
from forms.inbox.views.base import INDEX, InboxPage, InboxView
from forms.inbox.views.bulk import DONE
from forms.models import CallbackQuerySet, CallbackRequest

PER_PAGE = 25


class FilteredView(InboxView):
    """A view of the requests selected by the query string and the search kept in the session."""

    @cached_property
    def filters(self) -> InboxFilters:
        return InboxFilters.of(self.request.GET)

    @cached_property
    def search(self) -> search.Search:
        return search.kept(self.request) if self.filters.search else search.Search()

    def all_found(self) -> CallbackQuerySet:
        return self.search.apply(CallbackRequest.objects.all())

    def shown(self) -> CallbackQuerySet:
        found = self.filters.apply(self.all_found(), self.account)
        return self.filters.ordered(found).select_related("assignee")


class IndexView(InboxPage, FilteredView):
    """The inbox: requests in all languages, the longest waiting first."""

    template_name = "forms/admin/index.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        log_listing(self.account)
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        page = Paginator(self.shown(), PER_PAGE).get_page(self.request.GET.get("p"))
        staff = list(reception(self.account))
        facets = Facets(self.filters, self.all_found(), self.account, staff)
        return super().get_context_data(**kwargs) | {
            "filters": self.filters,
            "facets": facets,
            "page_obj": page,
            "rows": [*rows_of(page, self.account)],
            "search": self.search,
            "search_form": search.SearchForm({"text": self.search.text} if self.search else None),
            "address": self.filters.address(),
            "chart": Chart(figures_by_day(self.hours)),
            "newest": newest_request(),
            **alarms(),
            "columns": columns(),
            "keys": keys_of_list(),
            "query": self.filters.query,
            "page_numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2),
            "may_change": self.user_has_permission("change"),
            "people": [(one.pk, display_name(one)) for one in staff],
            "done": self.request.session.pop(DONE, None),
            "can_export": self.user_has_permission("export"),
            "can_find_persons": self.user_has_any_permission({"export", "erase"}),
        }


class SearchView(InboxView):
    """Stores the posted search in the session and redirects to the list."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        search.forget(request)
        form = search.SearchForm(request.POST)
        if "clear" in request.POST or not request.POST.get("text", "").strip():
            return redirect(INDEX)
        if not form.is_valid():
            messages.error(request, form.errors["text"][0])
            return redirect(INDEX)
        search.keep(request, form.cleaned_data["text"])
        return redirect(reverse(INDEX) + InboxFilters(status=ALL, search="1").address())
