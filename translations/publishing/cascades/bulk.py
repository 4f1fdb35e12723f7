"""Wagtail's bulk actions on pages, which ignore translations and run no hooks of the single actions."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from translations.publishing.cascades.followers import Followers, followers_of_all, mirrors_below
from translations.publishing.cascades.questions import ask, has_followers, includes_translations

ACTIONS = {"unpublish", "delete", "move"}
#: Number of pages named in the message, each with a link.
NAMED = 5


def before_bulk(
    request: HttpRequest, action: str, pages: list[Page], view: BulkAction
) -> HttpResponse | None:
    """Ask as for single actions, then apply the action to the translations in the same transaction."""
    if action not in ACTIONS or not issubclass(view.model, Page):
        return None
    destination = view.cleaned_form.cleaned_data.get("chooser") if action == "move" else None
    if question := ask(request, pages, action, destination):
        return question
    left: list[Page] = []
    for page in filter(has_followers, pages):
        # One by one: a moved translation may occupy the slug that the next one needs.
        found = followers_of_all([page], action, request.user, destination, besides=pages)
        along = found.able if includes_translations(request) else []
        for one in along:
            _take(one, view, destination)
        for one in _mirrors(page, found, action):
            # Without a permission check: a mirror has no content of its own.
            _take(one, view, destination, user=None)
        left += [one for one in (*found.able, *found.unable) if one not in along]
    _tell(request, left)
    return None


def _mirrors(page: Page, found: Followers, action: str) -> list[Page]:
    if action == "unpublish":  # Wagtail unpublishes them itself
        return []
    return [*mirrors_below(page), *found.mirrors] if action == "delete" else found.mirrors


def _take(page: Page, view: BulkAction, destination: Page | None, **context: object) -> None:
    """Apply the bulk action to a follower, by Wagtail's own code."""
    context = view.get_execution_context() | context
    if destination is not None:
        context["destination"] = destination.get_translation_or_none(page.locale)
    view.execute_action([page], **context)


def _tell(request: HttpRequest, left: list[Page]) -> None:
    if not left:
        return
    said = ngettext(
        "%(count)s translation was left unchanged: %(titles)s",
        "%(count)s translations were left unchanged: %(titles)s",
        len(left),
    )
    names = {page: f"{page.get_admin_display_title()} ({page.locale})" for page in left[:NAMED]}
    buttons = [
        messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), name)
        for page, name in names.items()
        if page.permissions_for_user(request.user).can_edit()
    ]
    titles = ", ".join(names.values()) + ("…" if len(left) > NAMED else "")
    messages.warning(request, said % {"count": len(left), "titles": titles}, buttons=buttons)
