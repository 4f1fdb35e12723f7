from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView

from articles.models import RedFlag, Technique, Topic, UrgencyAdvice
from articles.red_flag_chooser import RedFlagChooserViewSet
from articles.red_flags import guides_by_red_flag
from core.admin import EntryViewSet, columns_of_entries


class TopicViewSet(EntryViewSet):
    model = Topic
    icon = "tag"


class TechniqueViewSet(EntryViewSet):
    model = Technique
    icon = "list-ol"


class RedFlagIndexView(IndexView):
    @cached_property
    def guides(self) -> dict[UUID, int]:
        return guides_by_red_flag()

    @cached_property
    def columns(self) -> list[Column]:
        number = Column(
            "guides",
            label=_("Guides"),
            accessor=lambda flag: self.guides.get(flag.translation_key, 0),
        )
        return [*super().columns, number]


class RedFlagViewSet(EntryViewSet):
    model = RedFlag
    icon = "warning"
    index_view_class = RedFlagIndexView
    chooser_viewset_class = RedFlagChooserViewSet
    chooser_per_page = 200
    list_filter = ["locale", "urgency"]
    ordering = ["pk"]
    search_fields = ["sign", "advice", "source"]
    list_display = [
        "sign",
        Column("urgency", label=_("Urgency"), accessor="urgency_label", sort_key="urgency"),
        Column("zones", label=_("Body zones and topics"), accessor="zones_text"),
        Column("source", label=_("Source"), sort_key="source"),
        *columns_of_entries()[:2],
    ]


class UrgencyAdviceViewSet(EntryViewSet):
    model = UrgencyAdvice
    icon = "help"
    search_fields = ["title"]
    list_display = ["title", "urgency", *columns_of_entries()]
