from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation

from translations.access.people import AnyUser
from translations.access.scope import covers, language_scope
from translations.desk.impact import can_be_minor, impact_of, sentence
from translations.desk.overview.filters import MatrixFilters
from translations.models import Change
from translations.tracking.changes.published import Publications
from translations.tracking.sending import may_send

#: Number of languages linked from one message.
LINKED = 3


def show_publications(request: HttpRequest, published: Publications) -> None:
    """Show the affected languages and the next steps. Called by `translations.middleware` after a publication."""
    for change in published.changes:
        _tell_change(request, change)
    for instance in published.unsent:
        _tell_unsent(request, instance)


def _tell_change(request: HttpRequest, change: Change) -> None:
    buttons = []
    if can_be_minor(change):
        url = reverse("translation_publishing:minor_change", args=[change.pk])
        buttons = [messages.button(url, _("A small correction? Keep the translations"))]
    impact = impact_of(change)
    level = messages.warning if impact.safety else messages.info
    buttons += [_link(row) for row in _affected(change, request.user)]
    level(request, sentence(impact), buttons=buttons)


def _affected(change: Change, user: AnyUser) -> list[Translation]:
    """Return the affected translations that the user may work on, at most `LINKED`."""
    rows = change.source.translations.filter(
        enabled=True, target_locale__in=change.news.values("locale")
    ).select_related("source", "target_locale")
    scope = language_scope(user)
    mine = [
        row for row in rows.order_by("target_locale_id") if covers(scope, [row.target_locale_id])
    ]
    return mine[:LINKED]


def _link(row: Translation) -> tuple[str, str, bool]:
    words = {"language": row.target_locale.get_display_name(), "title": row.source.object_repr}
    url = reverse("translations:work", args=[row.pk])
    return messages.button(url, _("%(language)s: %(title)s") % words)


def _tell_unsent(request: HttpRequest, instance: TranslatableMixin) -> None:
    buttons = []
    if may_send(request.user):
        matrix = reverse("translation_overview:matrix")
        url = matrix + MatrixFilters(text=str(instance)).address()
        buttons = [messages.button(url, _("Send it for translation"))]
    said = _("“%(title)s” is not translated yet: visitors can read it only in %(language)s.")
    words = {"title": instance, "language": instance.locale.get_display_name()}
    messages.info(request, said % words, buttons=buttons)
