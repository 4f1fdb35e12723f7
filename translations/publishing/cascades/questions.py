"""Asks about the translations, after Wagtail's own confirmation, and reads the answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from translations.access.rules import is_source_language
from translations.language.current import current_request
from translations.publishing.cascades.followers import followers, followers_of_all

FIELD = "translations"
ALONG, STAY = "along", "stay"

#: Actions whose inclusion of the translations cannot be taken back, or takes them from visitors.
GRAVE = {"unpublish", "delete"}

#: Button labels by action: include the translations, or leave them.
ANSWERS = {
    "unpublish": (
        gettext_lazy("Unpublish the translations too"),
        gettext_lazy("Leave the translations published"),
    ),
    "delete": (
        gettext_lazy("Delete the translations too"),
        gettext_lazy("Keep the translations as pages of their own"),
    ),
    "move": (
        gettext_lazy("Move the translations along"),
        gettext_lazy("Leave the translations where they are"),
    ),
    "copy": (gettext_lazy("Copy the translations too"), gettext_lazy("Copy this page alone")),
}


def ask(
    request: HttpRequest, pages: list[Page], action: str, destination: Page | None = None
) -> HttpResponse | None:
    """Return the question page if there is a decision to make; the answer repeats the same POST."""
    if request.method != "POST" or request.POST.get(FIELD) in {ALONG, STAY}:
        return None
    originals = [page for page in pages if has_followers(page)]
    found = followers_of_all(originals, action, request.user, destination, besides=pages)
    if not found.able and not found.unable:
        return None
    along, stay = ANSWERS[action]
    title = _title(originals)
    context = {
        "page_title": title,
        "header_title": title,
        "header_icon": "wagtail-localize-language",
        "found": found,
        "action_url": request.get_full_path(),
        "fields": _posted(request),
        "answers": [(ALONG, along)] * bool(found.able) + [(STAY, stay)],
        "field": FIELD,
        "grave": ALONG if action in GRAVE else "",
        "cancel_url": _cancel_url(request, originals[0]),
    }
    return render(request, "translations/cascades/question.html", context)


def has_followers(page: Page) -> bool:
    """Whether translations follow this page: it is in the source language and not a mirror."""
    return is_source_language(page) and not page.alias_of_id


def includes_translations(request: HttpRequest) -> bool:
    return request.POST.get(FIELD) == ALONG


def pages_to_cascade(pages: list[Page], action: str) -> dict[Page, list[Page]]:
    """Hook: return the pages that an action on these pages also changes.

    Wagtail unpublishes mirrors itself, but leaves those of a deleted page behind as live
    pages in the wrong language.
    """
    request = current_request()
    if request is None:
        return {}
    taken: dict[Page, list[Page]] = {}
    for page in pages:
        if has_followers(page):
            found = followers(page, action, request.user, _destination(request))
            along = found.able if includes_translations(request) else []
            taken[page] = along if action == "unpublish" else [*along, *found.mirrors]
    return taken


def _cancel_url(request: HttpRequest, page: Page) -> str:
    """Where the action was chosen, or the list of pages around this one."""
    back = get_valid_next_url_from_request(request)
    parent = page.get_parent()
    return back or reverse("wagtailadmin_explore", args=[parent.pk if parent else page.pk])


def _title(originals: list[Page]) -> str:
    if len(originals) == 1:
        title = originals[0].get_admin_display_title()
        return _("What should happen to the translations of “%(title)s”?") % {"title": title}
    said = ngettext(
        "What should happen to the translations of this page?",
        "What should happen to the translations of these %(count)s pages?",
        len(originals),
    )
    return said % {"count": len(originals)}


def _destination(request: HttpRequest) -> Page | None:
    match = request.resolver_match
    pk = match.kwargs.get("destination_id") if match else None
    return Page.objects.filter(pk=pk).first() if pk else None


def _posted(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", FIELD}
        for value in values
    ]
