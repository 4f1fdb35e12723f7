from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from core.alternates import content_languages
from core.searching.answers import Answer, answers
from search.cascade import corrections
from search.log import words_of
from search.models import AnswerWords, Idea, Relation, Synonyms


class BesideTheReport(ModelViewSet):
    """A list in the menu of reports."""

    add_to_admin_menu = True
    menu_hook = "register_reports_menu_item"
    copy_view_enabled = False
    add_to_reference_index = False


class IdeaViewSet(BesideTheReport):
    """Article ideas: subjects that visitors search for without a result."""

    model = Idea
    icon = "pick"
    menu_order = 110
    list_display = ["words", "language", "progress", "noted_on"]
    list_filter = ["language", "progress"]
    search_fields = ["words", "note"]


class AddSynonymsView(CreateView):
    """The form for a new synonym group, prefilled with a query from the report."""

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        words, language = words_of(asked.get("words", "")), asked.get("language", "")
        relation = asked.get("relation") or Relation.SAME
        # What is forbidden is to replace one word by another, whatever else was typed.
        apart = corrections(words, language) if relation == Relation.APART else []
        initial = ", ".join(apart) or (words and f"{words}, ")
        return {"language": language, "words": initial, "relation": relation}


class SynonymsViewSet(BesideTheReport):
    """Synonyms: visitors' words for what the site calls by another name."""

    model = Synonyms
    add_view_class = AddSynonymsView
    icon = "tag"
    menu_order = 120
    list_display = ["words", "relation", "language"]
    list_filter = ["language", "relation"]
    search_fields = ["words"]


def _known() -> dict[tuple[str, str], Answer]:
    """Return the cards of all languages, their names in the editor's."""
    return {(code, one.key): one for code, _name in content_languages() for one in answers(code)}


class AnswersView(IndexView):
    """The list of answer cards: of those that nobody has edited too."""

    def get_base_queryset(self) -> QuerySet[AnswerWords]:
        rows = [AnswerWords(card=key, language=code) for code, key in _known()]
        AnswerWords.objects.bulk_create(rows, ignore_conflicts=True)
        return super().get_base_queryset()

    def get_add_url(self) -> None:
        """Return no address: the software decides which cards there are."""

    @cached_property
    def columns(self) -> list[Column]:
        known, found = _known(), super().columns
        by_name = {column.name: column for column in found}
        by_name["card"].accessor = lambda row: getattr(
            known.get((row.language, row.card)), "name", row.card
        )
        by_name["words"].accessor = lambda row: (
            row.words or getattr(known.get((row.language, row.card)), "words", "")
        )
        return found


class EditAnswerView(EditView):
    """The phrases of a card; the form begins with the software's own."""

    @cached_property
    def own(self) -> Answer | None:
        return _known().get((self.object.language, self.object.card))

    def get_page_subtitle(self) -> str:
        return f"{self.own.name} ({self.object.language})" if self.own else str(self.object)

    def get_initial(self) -> dict[str, Any]:
        return {} if self.object.words or not self.own else {"words": self.own.words}


class AnswersViewSet(BesideTheReport):
    """Answer cards: what people type who want to know the hours, the price, the way."""

    model = AnswerWords
    index_view_class = AnswersView
    edit_view_class = EditAnswerView
    icon = "help"
    menu_order = 130
    list_display = ["card", "language", "words"]
    list_filter = ["language"]
