"""Where Wagtail's page views ask and are told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin import messages
from wagtail.models import Page

from translations.publishing.cascades.bulk import before_bulk
from translations.publishing.cascades.copies import copy_translations
from translations.publishing.cascades.followers import mirrors_below
from translations.publishing.cascades.questions import ask, has_a_say, says_along


def before_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    return ask(request, [page], "unpublish")


def before_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    if question := ask(request, [page], "delete"):
        return question
    # Afterwards nobody knows any more whose mirrors they were.
    request.mirrors_below = [row.pk for row in mirrors_below(page)] if has_a_say(page) else []
    return None


def after_delete(request: HttpRequest, page: Page) -> None:
    """Wagtail takes along what stands beside the page in other languages, not the mirrors of its subpages."""
    left = Page.objects.filter(pk__in=getattr(request, "mirrors_below", ()))
    for mirror in left.order_by("-depth"):
        # Nobody needs rights for what is nothing without its original.
        DeletePageAction(mirror, user=request.user).execute(skip_permission_checks=True)


def before_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return ask(request, [page], "move", destination)


def before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    # A mirror has no words of its own.
    return None if request.POST.get("alias") else ask(request, [page], "copy")


def after_copy(request: HttpRequest, page: Page, new_page: Page) -> None:
    if not says_along(request) or new_page.alias_of_id:
        return
    with_subpages = bool(request.POST.get("copy_subpages"))
    made = copy_translations(page, new_page, with_subpages=with_subpages)
    said = ngettext(
        "%(count)s translation was copied, as a draft.",
        "%(count)s translations were copied, as drafts.",
        len(made),
    )
    messages.success(request, said % {"count": len(made)})


HOOKS: dict[str, Any] = {
    "before_unpublish_page": before_unpublish,
    "before_delete_page": before_delete,
    "after_delete_page": after_delete,
    "before_move_page": before_move,
    "before_copy_page": before_copy,
    "after_copy_page": after_copy,
    "before_bulk_action": before_bulk,
}
