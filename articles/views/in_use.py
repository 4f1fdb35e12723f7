"""The response when a contraindication that live guides show would be unpublished, deleted or moved."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import ResolverMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from articles.protection.enforcement import (
    in_use_if_deleted,
    in_use_if_moved,
    in_use_if_unpublished,
)
from articles.protection.usage import Usage

TEMPLATE = "articles/admin/in_use.html"
#: HTTP status.
CONFLICT = 409


def usages_asked(request: HttpRequest, match: ResolverMatch) -> list[Usage]:
    """Return the usages that forbid what this view of Wagtail's admin is asked to do."""
    if match.url_name == "wagtail_bulk_action":
        return _of_bulk(request, match)
    find = ASKED.get(match.view_name)
    return find(request, match) if find else []


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
        "usages": found,
    }
    return render(request, TEMPLATE, context, status=CONFLICT)


def _title(found: list[Usage]) -> str:
    if len(found) == 1:
        return _("“%(title)s” is in use: %(usage)s") % {
            "title": found[0].entry.get_admin_display_title(),
            "usage": found[0],
        }
    said = ngettext(
        "%(count)s contraindication is in use", "%(count)s contraindications are in use", len(found)
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


def _page(key: int) -> Page | None:
    return Page.objects.filter(pk=key).first()


ASKED: dict[str, Callable[[HttpRequest, ResolverMatch], list[Usage]]] = {
    "wagtailadmin_pages:unpublish": _of_unpublish,
    "wagtailadmin_pages:delete": _of_delete,
    "wagtailadmin_pages:move_confirm": _of_move,
}
