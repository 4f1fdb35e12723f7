from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from core.admin import EntryViewSet, columns_of_entries
from services.models import Service


class ServiceViewSet(EntryViewSet):
    model = Service
    icon = "tag"
    ordering = ["order", "pk"]
    list_display = [
        "name",
        Column("length", label=_("Minutes"), accessor="length"),
        Column("money", label=_("Price"), accessor="money"),
        *columns_of_entries(),
    ]
