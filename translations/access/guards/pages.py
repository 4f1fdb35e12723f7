"""Wagtail's page editor, where wagtail-localize takes it over for a translated page."""

from django.urls import reverse
from wagtail.models import Page

from translations.access.guards.attempt import Attempt, Refusal, locked
from translations.access.guards.links import RESTART, link_refusal
from translations.access.locks import is_locked_for
from translations.language.managed import is_managed

NAMESPACE = "wagtailadmin_pages"


def guard(attempt: Attempt) -> Refusal | None:
    posted = attempt.request.POST if attempt.view == "edit" else {}
    if RESTART not in posted and posted.get("action") != "publish":
        return None
    page = Page.objects.filter(pk=attempt.arguments["page_id"]).first()
    if page is None:
        return None
    if RESTART in posted:
        return link_refusal(attempt, page)
    if is_managed(page) and is_locked_for(attempt.user, page):
        return locked(back=reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return None
