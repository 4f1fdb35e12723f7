from wagtail.admin.viewsets.model import ModelViewSet

from search.models import Idea


class IdeaViewSet(ModelViewSet):
    """The list of what visitors miss, beside the report it comes from."""

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
