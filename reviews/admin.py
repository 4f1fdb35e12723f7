from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from reviews.models import ReviewerProfile


class ReviewerViewSet(ModelViewSet):
    """Under which person's name an account signs. For those who manage accounts."""

    model = ReviewerProfile
    icon = "user"
    add_to_settings_menu = True
    menu_label = _("Reviewers")
    menu_order = 610
    list_display = ["user", "person"]
    exclude_form_fields: list[str] = []
    add_to_reference_index = False
