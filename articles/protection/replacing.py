"""Puts another entry in the place of one about safety, or takes it out, in many guides at once.

Changes originals only. Their live translations follow by the ordinary way: built again from
the new original and published, without a text to translate.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.log_actions import log
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from articles.forms import EMPTY_WARNING, empty_warnings
from articles.models import ArticlePage
from articles.protection.choices import replaced
from articles.protection.usage import entry_title
from reviews.gate import asking
from translations.access.people import AnyUser
from translations.publishing.minor import is_idle
from translations.publishing.publication.gaps import examine
from translations.publishing.publication.refusals import PublicationRefusedError
from translations.publishing.publication.steps import publish

LOG_ACTION = "articles.replace_entry"


@dataclass(frozen=True)
class Outcome:
    """What became of the chosen guides."""

    changed: list[ArticlePage] = field(default_factory=list)
    #: Translations that were published with them.
    followed: list[Translation] = field(default_factory=list)
    #: Translations with work of their own in progress: they show the entry until somebody publishes them.
    waiting: list[Translation] = field(default_factory=list)
    #: Guides that were refused, with the reason.
    refused: list[tuple[ArticlePage, str]] = field(default_factory=list)


def hindrance(guide: ArticlePage, user: AnyUser) -> str:
    """Return why this user cannot change and publish this original now; empty if they can."""
    rights = guide.permissions_for_user(user)
    if guide.has_unpublished_changes:
        return _("It has a draft. Change the draft, and publish it.")
    if rights.page_locked() or guide.current_workflow_state:
        return _("It is locked or being reviewed.")
    return "" if rights.can_edit() and rights.can_publish() else _("You may not publish it.")


def would_be_empty(guide: ArticlePage, entry: TranslatableMixin) -> bool:
    """Whether a contraindications block would show nothing without the entry."""
    return bool(empty_warnings(_body(guide, entry, None), guide.locale.language_code))


def replace(
    entry: TranslatableMixin,
    guides: Iterable[ArticlePage],
    replacement: TranslatableMixin | None,
    user: AnyUser,
) -> Outcome:
    """Replace the entry in these originals, or take it out (``replacement`` is ``None``), and publish them."""
    outcome = Outcome()
    for guide in guides:
        if problem := hindrance(guide, user):
            outcome.refused.append((guide, problem))
            continue
        try:
            # The dialog said that a guide's review is then out of date: its editor has agreed.
            with asking(about_reviews=False), transaction.atomic():
                followed, waiting = _replace_in(guide, entry, replacement, user)
        except PublicationRefusedError as error:
            outcome.refused.append((guide, str(error)))
            continue
        outcome.changed.append(guide)
        outcome.followed.extend(followed)
        outcome.waiting.extend(waiting)
    return outcome


def _replace_in(
    guide: ArticlePage,
    entry: TranslatableMixin,
    replacement: TranslatableMixin | None,
    user: AnyUser,
) -> tuple[list[Translation], list[Translation]]:
    before = _live_translations(guide)
    idle = {row.pk for row in before if is_idle(row, user)}
    guide.body = _body(guide, entry, replacement)
    if empty_warnings(guide.body, guide.locale.language_code):
        raise PublicationRefusedError(EMPTY_WARNING)
    guide.save_revision(user=user).publish(user=user)
    _log(guide, entry, replacement, user)
    followed, waiting = [], []
    # Loaded again: publishing the original has just refreshed the source.
    for row in _live_translations(guide):
        if row.pk in idle and examine(row).is_clean:
            # Not as this user, who may not work in that language: the words are not theirs.
            publish(row, user=None)
            _log(row.get_target_instance(), entry, replacement, user)
            followed.append(row)
        else:
            waiting.append(row)
    return followed, waiting


def _body(
    guide: ArticlePage, entry: TranslatableMixin, replacement: TranslatableMixin | None
) -> StreamValue:
    block = guide.body.stream_block
    family = type(entry).objects.filter(translation_key=entry.translation_key)
    keys = set(family.values_list("pk", flat=True))
    by = replacement.pk if replacement else None
    raw = replaced(block, list(guide.body.raw_data), type(entry), keys, by)
    return StreamValue(block, raw, is_lazy=True)


def _live_translations(guide: ArticlePage) -> list[Translation]:
    source = TranslationSource.objects.get_for_instance_or_none(guide)
    if source is None:
        return []
    live = ArticlePage.objects.live().filter(
        translation_key=guide.translation_key, alias_of__isnull=True
    )
    rows = source.translations.filter(enabled=True, target_locale__in=live.values("locale"))
    return list(rows.select_related("source", "target_locale").order_by("target_locale_id"))


def _log(guide: Model, entry: Model, replacement: Model | None, user: AnyUser) -> None:
    names = {"entry": entry_title(entry), "by": entry_title(replacement) if replacement else ""}
    log(instance=guide, action=LOG_ACTION, user=user, data=names)
