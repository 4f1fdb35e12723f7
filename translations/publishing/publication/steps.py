"""Submits a translation for review, or publishes it now or at a set time."""

import datetime

from django.db import transaction
from wagtail.models import TranslatableMixin, WorkflowMixin
from wagtail_localize.models import Translation

from translations.access.people import AnyUser
from translations.language.managed import is_mirror
from translations.publishing.publication.answers import require_publishable
from translations.publishing.publication.drafts import save_draft
from translations.publishing.publication.gaps import examine
from translations.publishing.publication.refusals import NotPublishedError


@transaction.atomic
def publish(
    translation: Translation,
    user: AnyUser | None = None,
    go_live_at: datetime.datetime | None = None,
) -> None:
    """Publish the present strings now or at ``go_live_at``. Raises `NotPublishedError` before any change."""
    require_publishable(examine(translation))
    if go_live_at is None and is_mirror(translation.get_target_instance()):
        # Only upstream converts an alias to a page of its own, and publishes it on commit.
        translation.save_target(user=user, publish=True)
        return
    revision = save_draft(translation, user=user, go_live_at=go_live_at)
    revision.publish(user=user)
    if go_live_at is None:
        translation.source.update_target_view_restrictions(translation.target_locale)


@transaction.atomic
def submit(translation: Translation, user: AnyUser | None = None) -> None:
    """Save a draft and start its review. Raises `NotPublishedError` on refused gaps; open ones may be filled during the review."""
    verdict = examine(translation)
    if verdict.refused:
        raise NotPublishedError(verdict)
    save_draft(translation, user=user)
    target = translation.get_target_instance()
    state = target.current_workflow_state
    if state is None:
        target.get_workflow().start(target, user)
    elif state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user)


def may_be_reviewed(target: TranslatableMixin) -> bool:
    return isinstance(target, WorkflowMixin) and target.get_workflow() is not None
