"""The matrix. Users see all languages and get links into those they work in."""

from functools import cached_property

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Locale

from translations.access.guards.attempt import RefusedError, no_language, not_a_sender
from translations.access.scope import Scope, language_scope
from translations.desk.overview import table
from translations.desk.overview.access import may_view_overview, target_locales
from translations.desk.overview.filters import MatrixFilters
from translations.desk.overview.matrix import Matrix
from translations.desk.views.base import DeskView
from translations.desk.views.files import as_file
from translations.tracking.sending import Sent, may_send, send
from translations.tracking.state import Original

MATRIX = "translation_overview:matrix"
PER_PAGE = 50
#: Number of reasons shown; the others are only counted.
REASONS = 5


class OverviewView(DeskView):
    """A view of the overview. The query string selects a part of the matrix."""

    def find(self, **kwargs: object) -> None:
        if not may_view_overview(self.request.user):
            raise RefusedError(no_language())

    @cached_property
    def scope(self) -> Scope:
        return language_scope(self.request.user)

    @cached_property
    def locales(self) -> list[Locale]:
        return target_locales()

    @cached_property
    def filters(self) -> MatrixFilters:
        return MatrixFilters.of(
            self.request.GET, {row.language_code: row.pk for row in self.locales}
        )

    @cached_property
    def matrix(self) -> Matrix:
        return Matrix(self.filters, self.locales, self.scope)


class MatrixView(OverviewView):
    template_name = "translations/overview/matrix.html"
    page_title = gettext_lazy("Translations")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        matrix = self.matrix
        page = Paginator(matrix.keys, PER_PAGE).get_page(self.request.GET.get("p"))
        rows = list(matrix.rows(list(page.object_list)))
        return super().get_context_data(**kwargs) | {
            "filters": self.filters,
            "address": self.filters.address(),
            "locales": [(row, row.get_display_name()) for row in self.locales],
            "sendable": self._sendable(),
            "source_language": Locale.get_default().get_display_name(),
            "totals": matrix.totals(),
            "types": matrix.types(),
            "page_obj": page,
            "rows": rows,
            "has_sendable": any(row.is_sendable for row in rows),
            "reads_only": self.scope is not None,
        }

    def _sendable(self) -> list[Locale]:
        """The languages into which this person may send."""
        if not may_send(self.request.user):
            return []
        return [row for row in self.locales if self.scope is None or row.pk in self.scope]


class MatrixExportView(OverviewView):
    """Exports the filtered rows as a file."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        kind = request.POST.get("format", "")
        return as_file("translations", kind, table.header(), table.lines(self.matrix))


class SendView(OverviewView):
    """Sends the selected rows, or all filtered rows, for translation."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not may_send(request.user):
            raise RefusedError(not_a_sender(back=reverse(MATRIX)))
        originals, locales = self._chosen(), self._languages()
        if originals and locales:
            show_sent(request, send(originals, locales, request.user))
        else:
            messages.warning(request, _("Choose at least one row and one language."))
        page = request.POST.get("p", "")
        back = self.filters.address(p=page if page.isdecimal() else "")
        return redirect(reverse(MATRIX) + back)

    def _chosen(self) -> list[Original]:
        if "all" in self.request.POST:
            return self.matrix.originals(self.matrix.keys)
        asked = set(self.request.POST.getlist("key"))
        return self.matrix.originals([key for key in self.matrix.keys if str(key) in asked])

    def _languages(self) -> list[Locale]:
        codes = self.request.POST.getlist("language")
        return [row for row in self.locales if row.language_code in codes]


def show_sent(request: HttpRequest, sent: Sent) -> None:
    """Show what was sent, and why the others were not."""
    if sent.number:
        said = ngettext(
            "%(number)s translation is waiting for its translator now.",
            "%(number)s translations are waiting for their translators now.",
            sent.number,
        )
        messages.success(request, said % {"number": sent.number})
    if not sent.skipped:
        return
    more = len(sent.skipped) - REASONS
    told = sent.skipped[:REASONS]
    if more > 0:
        told.append(
            ngettext("And %(number)s more.", "And %(number)s more.", more) % {"number": more}
        )
    said = ngettext("%(number)s was not sent.", "%(number)s were not sent.", len(sent.skipped))
    messages.warning(request, " ".join([said % {"number": len(sent.skipped)}, *told]))
