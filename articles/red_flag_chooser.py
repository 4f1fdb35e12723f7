"""The chooser of red flags: the whole library on one page, most urgent first."""

from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import BaseSnippetChooseView, ChooseResultsView, ChooseView

from articles.models import RedFlag
from core.admin import EntryChooserViewSet
from core.lookups.references import source_language
from core.urgency import Urgency

BY_URGENCY = Case(*[When(urgency=urgency, then=Value(urgency.rank)) for urgency in Urgency])


class _Library(BaseSnippetChooseView):
    ordering = [BY_URGENCY, "pk"]

    def get_object_list(self) -> QuerySet[RedFlag]:
        """Return the live originals: only these are stored as choices (decision 2)."""
        return RedFlag.objects.filter(live=True, locale__language_code=source_language())

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,
            Column("urgency", label=_("Urgency"), accessor="urgency_label"),
            Column("zones", label=_("Body zones and topics"), accessor="zones_text"),
        ]


class LibraryChooseView(_Library, ChooseView):
    pass


class LibraryChooseResultsView(_Library, ChooseResultsView):
    pass


class RedFlagChooserViewSet(EntryChooserViewSet):
    choose_view_class = LibraryChooseView
    choose_results_view_class = LibraryChooseResultsView
