"""The response when an entry about safety that live guides show would be unpublished, deleted or moved."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import ResolverMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from articles.protection.enforcement import (
    in_use_if_deleted,
    in_use_if_gone,
    in_use_if_moved,
    in_use_if_unpublished,
)
from articles.protection.safety_entries import SAFETY_ENTRIES
from articles.protection.usage import Usage
from articles.views.replacing import Dialog

TEMPLATE = "articles/admin/in_use.html"
#: HTTP status.
CONFLICT = 409


def usages_asked(request: HttpRequest, match: ResolverMatch) -> list[Usage]:
    """Return the usages that forbid what this view of Wagtail's admin is asked to do."""
    if match.url_name == "wagtail_bulk_action":
        return _of_bulk(request, match)
    if find := ASKED.get(match.view_name):
        return find(request, match)
    return _of_entry(match)


def in_use(request: HttpRequest, found: list[Usage]) -> HttpResponse:
    """Name the guides, each with a link to its editor. Nothing was changed."""
    title = _title(found)
    if is_script(request):
        guides = [[page.title for page in usage.pages] for usage in found]
        return JsonResponse({"message": title, "guides": guides}, status=CONFLICT)
    context = {
        "page_title": title,
        "header_title": title,
        "header_icon": "warning",
        "dialogs": [Dialog(usage, request.user, request.get_full_path()) for usage in found],
    }
    return render(request, TEMPLATE, context, status=CONFLICT)


def _title(found: list[Usage]) -> str:
    if len(found) == 1:
        return _("“%(title)s” is in use: %(usage)s") % {
            "title": found[0].title,
            "usage": found[0],
        }
    said = ngettext(
        "%(count)s entry about safety is in use",
        "%(count)s entries about safety are in use",
        len(found),
    )
    return said % {"count": len(found)}


def is_script(request: HttpRequest) -> bool:
    match = request.resolver_match
    is_api = match is not None and match.namespace.startswith("wagtailadmin_api")
    return is_api or request.headers.get("x-requested-with") == "XMLHttpRequest"


def _of_unpublish(request: HttpRequest, match: ResolverMatch) -> list[Usage]:
    below = bool(request.POST.get("include_descendants"))
    page = _page(match.kwargs["page_id"])
    return in_use_if_unpublished(page, include_descendants=below) if page else []


def _of_delete(request: HttpRequest, match: ResolverMatch) -> list[Usage]:
    page = _page(match.kwargs["page_id"])
    return in_use_if_deleted(page) if page else []


def _of_move(request: HttpRequest, match: ResolverMatch) -> list[Usage]:
    page, place = _page(match.kwargs["page_to_move_id"]), _page(match.kwargs["destination_id"])
    return in_use_if_moved(page, place) if page and place else []


def _of_bulk(request: HttpRequest, match: ResolverMatch) -> list[Usage]:
    """For pages chosen one by one; for “all” the action itself refuses."""
    action = match.kwargs["action"]
    if match.kwargs["model_name"] != "page" or action not in {"unpublish", "delete"}:
        return []
    keys = [key for key in request.GET.getlist("id") if key.isdecimal()]
    pages = Page.objects.filter(pk__in=keys)
    if action == "delete":
        return [usage for page in pages for usage in in_use_if_deleted(page)]
    below = bool(request.POST.get("include_descendants"))
    return [
        usage for page in pages for usage in in_use_if_unpublished(page, include_descendants=below)
    ]


def _of_entry(match: ResolverMatch) -> list[Usage]:
    """For snippets: their own views, named after their model."""
    for model in SAFETY_ENTRIES:
        namespace = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
        if match.view_name in {f"{namespace}:unpublish", f"{namespace}:delete"}:
            entry = model.objects.filter(pk=match.kwargs["pk"]).first()
            return in_use_if_gone(entry) if entry else []
    return []


def _page(key: int) -> Page | None:
    return Page.objects.filter(pk=key).first()


ASKED: dict[str, Callable[[HttpRequest, ResolverMatch], list[Usage]]] = {
    "wagtailadmin_pages:unpublish": _of_unpublish,
    "wagtailadmin_pages:delete": _of_delete,
    "wagtailadmin_pages:move_confirm": _of_move,
}
