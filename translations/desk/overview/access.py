"""Who may view the overview, and which languages it shows."""

from wagtail.coreutils import get_content_languages
from wagtail.models import Locale

from core.lookups.references import source_language
from core.lookups.shared import shared_rows
from translations.access.people import AnyUser
from translations.access.scope import language_scope
from translations.tracking.sending import may_send


def may_view_overview(user: AnyUser) -> bool:
    """Whether the user works in a language, or may send pages for translation."""
    scope = language_scope(user)
    return scope is None or bool(scope) or may_send(user)


def target_locales() -> list[Locale]:
    """Return the target languages, in the order of the settings; not a locale that these no longer name."""
    rows = {row.language_code: row for row in shared_rows(Locale)}
    codes = [code for code in get_content_languages() if code != source_language()]
    return [rows[code] for code in codes if code in rows]


def own_locales(user: AnyUser) -> list[Locale]:
    """Return the target languages that the user works in."""
    scope = language_scope(user)
    return [row for row in target_locales() if scope is None or row.pk in scope]
