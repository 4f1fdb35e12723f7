"""Changes to the link between a translation and its original: stop, restart, replace by a mirror."""

from wagtail.models import TranslatableMixin

from translations.access.guards.attempt import (
    Attempt,
    Refusal,
    foreign_language,
    locked,
    not_a_publisher,
    not_an_editor,
)
from translations.access.locks import is_locked_for
from translations.access.scope import covers, may_publish

#: What the editor's "Start synced translation" posts.
RESTART = "localize-restart-translation"


def link_refusal(attempt: Attempt, target: TranslatableMixin) -> Refusal | None:
    """Refuse all users except editors: the action may overwrite live pages or typed translations."""
    if not covers(attempt.scope, [target.locale_id]):
        return foreign_language()
    if not may_publish(attempt.user, target):
        return not_a_publisher()
    if not attempt.user.has_perm("wagtail_localize.submit_translation"):
        return not_an_editor()
    return locked() if is_locked_for(attempt.user, target) else None
