"""Who sees the reviews: those who sign them, and those who work on originals."""

from wagtail.models import Locale

from reviews.signing import may_sign
from translations.access.people import AnyUser
from translations.access.scope import covers, language_scope


def may_view(user: AnyUser) -> bool:
    """Whether the user may read reviews and their report. Translators have no use for them."""
    return may_sign(user) or covers(language_scope(user), [Locale.get_default().pk])
