"""The address that cancels a scheduled publication: Wagtail's own page."""

from urllib.parse import urlencode

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page, TranslatableMixin

from translations.access.people import AnyUser
from translations.access.scope import may_publish


def cancel_url(instance: TranslatableMixin, user: AnyUser, back: str) -> str:
    """Return the address that cancels the publication; empty if none is scheduled or the user may not."""
    revision = getattr(instance, "scheduled_revision", None)
    if revision is None or not may_publish(user, instance):
        return ""
    name = "wagtailadmin_pages:revisions_unschedule"
    if not isinstance(instance, Page):
        name = instance.snippet_viewset.get_url_name("revisions_unschedule")
    address = reverse(name, args=[quote(instance.pk), revision.pk])
    return f"{address}?{urlencode({'next': back})}"
