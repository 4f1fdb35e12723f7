import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone
from wagtail.admin.ui.components import Component

from core.models import Bounce

SHOWN_FOR = datetime.timedelta(days=7)
MOST_SHOWN = 10


class BouncesPanel(Component):
    """The admin home's alarm for administrators: addresses that the site's mails do not reach."""

    name = "bounces"
    template_name = "core/admin/bounces.html"
    order = 16

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, object]:
        recent = Bounce.objects.filter(came_at__gte=timezone.now() - SHOWN_FOR)
        by_address = recent.values("address").annotate(
            number=Count("pk"), last=Max("came_at"), status=Max("status")
        )
        return {"bounces": by_address.order_by("-last", "address")[:MOST_SHOWN]}
