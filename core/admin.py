"""The admin's lists and choosers of the shared entries."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn, LocaleColumn, UpdatedAtColumn
from wagtail.admin.widgets import BaseChooser
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from core.choosers import in_readers_language
from core.models import Person, PracticeText


class EntryChooser(AdminSnippetChooser):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        in_readers_language(self)


class EntryChooserViewSet(SnippetChooserViewSet):
    base_widget_class = EntryChooser
    choose_one_text = BaseChooser.choose_one_text
    choose_another_text = BaseChooser.choose_another_text
    edit_item_text = BaseChooser.link_to_chosen_text


class EntryViewSet(SnippetViewSet):
    """A library of translatable entries: one row for each language, searched by name."""

    chooser_viewset_class = EntryChooserViewSet
    add_to_admin_menu = False
    list_filter = ["locale"]
    search_fields = ["name"]
    list_display = ["name", LocaleColumn(), LiveStatusTagColumn(), UpdatedAtColumn()]


class PersonViewSet(EntryViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "role", LocaleColumn(), LiveStatusTagColumn(), UpdatedAtColumn()]


class PracticeTextViewSet(EntryViewSet):
    model = PracticeText
    icon = "home"
    menu_label = _("Practice: words and menus")
