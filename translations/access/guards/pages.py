"""Wagtail's page editor, where wagtail-localize takes it over for a translated page."""

from django.urls import reverse
from wagtail.models import Page

from translations.access.guards.attempt import Attempt, Refusal, locked, not_taken_offline
from translations.access.guards.links import RESTART, link_refusal
from translations.access.locks import is_locked_for
from translations.access.scope import may_take_offline
from translations.language.managed import is_managed

NAMESPACE = "wagtailadmin_pages"


#: Views that take a page away, with the name of the page's key in their address.
TAKING_AWAY = {
    "unpublish": "page_id",
    "delete": "page_id",
    "move": "page_to_move_id",
    "move_confirm": "page_to_move_id",
}


def guard(attempt: Attempt) -> Refusal | None:
    if attempt.view in TAKING_AWAY:
        return _take_away(attempt)
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


def _take_away(attempt: Attempt) -> Refusal | None:
    page = Page.objects.filter(pk=attempt.arguments[TAKING_AWAY[attempt.view]]).first()
    if page is None or attempt.within(page.locale_id) or may_take_offline(attempt.user, page):
        return None  # Wagtail itself refuses pages of other languages
    return not_taken_offline()
