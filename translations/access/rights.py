"""The right to work on a translation: the right to edit its page or entry, in the user's languages."""

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import Translation

from translations.access.guards.attempt import foreign_language, not_allowed_to_edit
from translations.access.people import AnyUser
from translations.access.scope import covers, language_scope


def refusal(user: AnyUser, translation: Translation, target: Model | None) -> str:
    """Return why the user may not open this translation; empty if they may. ``target``: its page or entry, if created."""
    if not covers(language_scope(user), [translation.target_locale_id]):
        return foreign_language().message
    if isinstance(target, Page):
        may_edit = target.permissions_for_user(user).can_edit()
    else:
        model = translation.source.specific_content_type.model_class()
        may_edit = issubclass(model, Page) or user_can_edit_snippet_type(user, model)
    return "" if may_edit else not_allowed_to_edit().message


def lock(user: AnyUser, translation: Translation, target: Model | None) -> str:
    """Return why the translation cannot be changed now; empty if it can."""
    if not translation.enabled:
        return _(
            "This page is no longer kept in step with its original, so its words are changed in its own editor."
        )
    if isinstance(target, Page) and target.permissions_for_user(user).page_locked():
        return _(
            "The page is locked or is being reviewed. Until it is released, nothing can be changed here."
        )
    return ""
