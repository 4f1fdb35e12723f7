from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component

from core.models.schedule import ScheduleFailure
from core.schedule.failures import sentence

SHOWN = 10


class SchedulePanel(Component):
    """The admin home's alarm: scheduled changes that failed, with a link to each that the user may edit."""

    name = "schedule_failures"
    template_name = "core/admin/schedule_failures.html"
    order = 15

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, object]:
        return {"failures": failures_for(parent_context["request"].user)}


def failures_for(user: AbstractBaseUser | AnonymousUser) -> list[dict[str, object]]:
    finder = AdminURLFinder(user)
    rows = ScheduleFailure.objects.order_by("due_at").prefetch_related("instance")[:SHOWN]
    found = [(row, finder.get_edit_url(row.instance)) for row in rows if row.instance]
    return [
        {"title": str(row.instance), "url": url, "sentence": sentence(row)}
        for row, url in found
        if url
    ]
