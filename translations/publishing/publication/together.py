"""Publishes an original and its translations together: all or none."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.functional import cached_property
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from translations.access.locks import is_locked_for
from translations.access.people import AnyUser
from translations.access.scope import Scope, covers, language_scope, may_publish
from translations.publishing.publication.doubts import Doubts, doubts_of
from translations.publishing.publication.gaps import Verdict, examine
from translations.publishing.publication.hindrances import Hindrance, hindrances
from translations.publishing.publication.schedule import cancel_url
from translations.publishing.publication.steps import publish
from translations.tracking.digests import digests_of
from translations.tracking.shown_cells import ShownCell
from translations.tracking.state import Cell, cells


@dataclass(frozen=True)
class LanguageChoice:
    """A language of a page, and whether this person can publish it now."""

    translation: Translation
    cell: Cell
    target: TranslatableMixin
    verdict: Verdict
    is_allowed: bool
    is_locked: bool
    #: Address that cancels its scheduled publication; empty if there is none or the user may not.
    cancel_url: str = ""

    @property
    def is_current(self) -> bool:
        return self.cell.is_current

    @property
    def hindrances(self) -> list[Hindrance]:
        return list(hindrances(self.verdict))

    @cached_property
    def doubts(self) -> Doubts:
        """Warnings to review; none if the live version is current."""
        return Doubts(0, 0) if self.is_current else doubts_of(self.translation)

    @property
    def absence(self) -> str:
        return ShownCell(self.cell, self.translation.target_locale).absence

    @property
    def schedule(self) -> str:
        return ShownCell(self.cell, self.translation.target_locale).schedule

    @property
    def can_be_chosen(self) -> bool:
        free = self.is_allowed and not self.is_locked
        return free and not self.verdict.refused and not self.is_current

    @property
    def is_ready(self) -> bool:
        """Whether it is preselected: not if it was taken off the site."""
        return self.can_be_chosen and not self.verdict.needs_consent and not self.cell.offline


def choices(source: TranslationSource, user: AnyUser, back: str = "") -> list[LanguageChoice]:
    """Every language that the original has been sent to, in the order of the languages."""
    found = cells([source.object_id])
    scope = language_scope(user)
    rows = source.translations.filter(enabled=True).select_related("source", "target_locale")
    made = [_choice(row, found, scope, user, back) for row in rows]
    order = list(Locale.objects.values_list("pk", flat=True))
    return sorted(
        (one for one in made if one), key=lambda one: order.index(one.translation.target_locale_id)
    )


def _choice(
    row: Translation, found: dict[tuple[UUID, int], Cell], scope: Scope, user: AnyUser, back: str
) -> LanguageChoice | None:
    target = row.source.object.get_instance_or_none(row.target_locale)
    cell = found.get((row.source.object_id, row.target_locale_id))
    if target is None or cell is None:
        return None
    is_allowed = covers(scope, [row.target_locale_id]) and may_publish(user, target)
    return LanguageChoice(
        row,
        cell,
        target,
        examine(row),
        is_allowed=is_allowed,
        is_locked=is_locked_for(user, target),
        cancel_url=cancel_url(target, user, back) if is_allowed else "",
    )


def has_draft(original: TranslatableMixin) -> bool:
    return not original.live or original.has_unpublished_changes


def draft_says_more(source: TranslationSource, original: TranslatableMixin) -> bool:
    """Whether the original's draft has texts that are not in the stored source yet."""
    draft = original.get_latest_revision_as_object()
    as_stored = TranslationSource(
        specific_content_type=source.specific_content_type, content_json=draft.to_json()
    )
    return digests_of(as_stored).content != digests_of(source).content


@transaction.atomic
def publish_together(
    source: TranslationSource,
    chosen: Iterable[Translation],
    *,
    user: AnyUser,
    with_original: bool,
    go_live_at: datetime.datetime | None = None,
) -> None:
    """Publish the original's draft and the chosen languages, now or at the same hour.

    One transaction is safe here: an original and its translations are in different
    trees, and none is the parent of another (wagtail-localize#773).
    """
    if with_original:
        draft = source.get_source_instance().get_latest_revision_as_object()
        draft.go_live_at = go_live_at
        draft.save_revision(user=user).publish(user=user)
    for translation in chosen:
        # Loaded again: publishing the original has just refreshed the source.
        fresh = Translation.objects.select_related("source", "target_locale")
        publish(fresh.get(pk=translation.pk), user=user, go_live_at=go_live_at)
