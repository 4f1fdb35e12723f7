from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from translations.changes.impact import can_be_minor, impact_of, sentence
from translations.models import Change


def tell(request: HttpRequest, changes: Iterable[Change]) -> None:
    """Say to the person who has just published whom it concerns, and offer to keep the translations."""
    for change in changes:
        buttons = []
        if can_be_minor(change):
            url = reverse("translation_publishing:minor_change", args=[change.pk])
            buttons = [messages.button(url, _("A small correction? Keep the translations"))]
        impact = impact_of(change)
        level = messages.warning if impact.safety else messages.info
        level(request, sentence(impact), buttons=buttons)
