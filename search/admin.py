from typing import Any

from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet

from search.log import words_of
from search.models import Idea, Synonyms


class IdeaViewSet(ModelViewSet):
    """Article ideas: subjects that visitors search for without a result. Listed beside the search report."""

    model = Idea
    icon = "pick"
    add_to_admin_menu = True
    menu_hook = "register_reports_menu_item"
    menu_order = 110
    list_display = ["words", "language", "progress", "noted_on"]
    list_filter = ["language", "progress"]
    search_fields = ["words", "note"]
    copy_view_enabled = False
    add_to_reference_index = False


class AddSynonymsView(CreateView):
    """The form for a new synonym group, prefilled with a query from the report."""

    def get_initial(self) -> dict[str, Any]:
        words = words_of(self.request.GET.get("words", ""))
        return {"language": self.request.GET.get("language", ""), "words": words and f"{words}, "}


class SynonymsViewSet(ModelViewSet):
    """Synonyms: visitors' words for what the site calls by another name."""

    model = Synonyms
    add_view_class = AddSynonymsView
    icon = "tag"
    add_to_admin_menu = True
    menu_hook = "register_reports_menu_item"
    menu_order = 120
    list_display = ["words", "language"]
    list_filter = ["language"]
    search_fields = ["words"]
    copy_view_enabled = False
    add_to_reference_index = False
