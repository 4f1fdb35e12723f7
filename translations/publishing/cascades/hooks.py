"""Hooks of Wagtail's page views: they ask about translations before an action and update them after it.

`translations.wagtail_hooks` registers `HOOKS`.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin import messages
from wagtail.models import Page

from core.http import SiteRequest
from translations.publishing.cascades.bulk import before_bulk
from translations.publishing.cascades.copies import copy_translations
from translations.publishing.cascades.followers import mirrors_below
from translations.publishing.cascades.questions import ask, has_followers, includes_translations


def before_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    return ask(request, [page], "unpublish")


def before_delete(request: SiteRequest, page: Page) -> HttpResponse | None:
    if question := ask(request, [page], "delete"):
        return question
    # Read before the deletion: after it, nothing links the mirrors to their originals.
    request.mirrors_below = [row.pk for row in mirrors_below(page)] if has_followers(page) else []
    return None


def after_delete(request: SiteRequest, page: Page) -> None:
    """Delete the mirrors of subpages: Wagtail deletes only the mirrors of the page itself."""
    left = Page.objects.filter(pk__in=getattr(request, "mirrors_below", ()))
    for mirror in left.order_by("-depth"):
        # Without a permission check: a mirror has no content of its own.
        DeletePageAction(mirror, user=request.user).execute(skip_permission_checks=True)


def before_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return ask(request, [page], "move", destination)


def before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    # A mirror has no texts of its own.
    return None if request.POST.get("alias") else ask(request, [page], "copy")


def after_copy(request: HttpRequest, page: Page, new_page: Page) -> None:
    if not includes_translations(request) or new_page.alias_of_id:
        return
    with_subpages = bool(request.POST.get("copy_subpages"))
    made = copy_translations(page, new_page, with_subpages=with_subpages)
    said = ngettext(
        "%(count)s translation was copied as a draft.",
        "%(count)s translations were copied as drafts.",
        len(made),
    )
    messages.success(request, said % {"count": len(made)})


HOOKS: dict[str, Callable[..., HttpResponse | None]] = {
    "before_unpublish_page": before_unpublish,
    "before_delete_page": before_delete,
    "after_delete_page": after_delete,
    "before_move_page": before_move,
    "before_copy_page": before_copy,
    "after_copy_page": after_copy,
    "before_bulk_action": before_bulk,
}
