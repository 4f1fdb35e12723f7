from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from core.alternates import content_languages
from core.searching.answers import answers
from search.log import words_of
from search.models import AnswerWords, Idea, Relation, Synonyms


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
        return {
            "language": self.request.GET.get("language", ""),
            "words": words and f"{words}, ",
            "relation": self.request.GET.get("relation") or Relation.SAME,
        }


class SynonymsViewSet(ModelViewSet):
    """Synonyms: visitors' words for what the site calls by another name."""

    model = Synonyms
    add_view_class = AddSynonymsView
    icon = "tag"
    add_to_admin_menu = True
    menu_hook = "register_reports_menu_item"
    menu_order = 120
    list_display = ["words", "relation", "language"]
    list_filter = ["language", "relation"]
    search_fields = ["words"]
    copy_view_enabled = False
    add_to_reference_index = False


class AnswersView(IndexView):
    """The list of answer cards: of those that nobody has edited too."""

    def get_base_queryset(self) -> QuerySet[AnswerWords]:
        rows = [
            AnswerWords(card=answer.key, language=code)
            for code, _name in content_languages()
            for answer in answers(code)
        ]
        AnswerWords.objects.bulk_create(rows, ignore_conflicts=True)
        return super().get_base_queryset()


class EditAnswerView(EditView):
    """The phrases of a card; the form begins with the software's own."""

    def get_initial(self) -> dict[str, Any]:
        own = {answer.key: answer.words for answer in answers(self.object.language)}
        return {} if self.object.words else {"words": own.get(self.object.card, "")}


class AnswersViewSet(ModelViewSet):
    """Answer cards: what people type who want to know the hours, the price, the way."""

    model = AnswerWords
    index_view_class = AnswersView
    edit_view_class = EditAnswerView
    icon = "help"
    add_to_admin_menu = True
    menu_hook = "register_reports_menu_item"
    menu_order = 130
    list_display = ["card", "language", "words"]
    list_filter = ["language"]
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
