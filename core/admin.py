"""The admin's lists and choosers of the shared entries."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, LocaleColumn, UpdatedAtColumn
from wagtail.admin.widgets import BaseChooser
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from core.choosers import in_readers_language
from core.models import Alert, Person, PracticeText


class EntryChooser(AdminSnippetChooser):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        in_readers_language(self)


class EntryChooserViewSet(SnippetChooserViewSet):
    base_widget_class = EntryChooser
    choose_one_text = BaseChooser.choose_one_text
    choose_another_text = BaseChooser.choose_another_text
    edit_item_text = BaseChooser.link_to_chosen_text


def columns_of_entries() -> list[Column]:
    """Return the language, state and date of an entry.

    Wagtail translates its own labels at startup, into the language of the process.
    """
    return [
        LocaleColumn(label=_("Language")),
        LiveStatusTagColumn(label=_("Status")),
        UpdatedAtColumn(label=_("Changed")),
    ]


class EntryViewSet(SnippetViewSet):
    """A library of translatable entries: one row for each language, searched by name."""

    chooser_viewset_class = EntryChooserViewSet
    add_to_admin_menu = False
    list_filter = ["locale"]
    search_fields = ["name"]
    list_display = ["name", *columns_of_entries()]

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        # Wagtail translates these labels at startup too.
        labels = (_("Home"), _("Snippets"))
        items = super().breadcrumbs_items
        return [{**item, "label": label} for item, label in zip(items, labels, strict=False)]


class PersonViewSet(EntryViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "role", *columns_of_entries()]


class AlertViewSet(SnippetViewSet):
    model = Alert
    icon = "warning"
    add_to_admin_menu = False
    list_filter = ["locale"]
    list_display = ["text", "starts_at", "ends_at", *columns_of_entries()]


class PracticeTextViewSet(EntryViewSet):
    model = PracticeText
    icon = "home"
    menu_label = _("Practice: words and menus")
