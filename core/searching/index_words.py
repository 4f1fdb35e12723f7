"""The words of a page for Wagtail's index, which serves the admin, and the stems of a text for a check.

Stemming is not done here: `search.wagtail_hooks` registers ``fn(text, language) -> str``
under this hook.
"""

from anyascii import anyascii
from wagtail import hooks

HOOK = "register_search_stems"


def without_marks(text: str) -> str:
    """Transliterate a text to lower-case ASCII: ``masaza`` for masāža, ``massazh`` for массаж."""
    return anyascii(text).lower()


def stems_of(text: str, language: str) -> str:
    """Return the stems of a text; empty when no app has registered the hook."""
    return next((stems(text, language) for stems in hooks.get_hooks(HOOK)), "")
