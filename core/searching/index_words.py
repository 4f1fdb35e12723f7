"""The words of a page for Wagtail's own index, which serves the admin and, where there is one, a search engine.

`core` knows no grammar: an app registers ``fn(text, language) -> str`` under this hook.
"""

from anyascii import anyascii
from wagtail import hooks

HOOK = "register_search_stems"


def without_marks(text: str) -> str:
    """Return a text as people type it without its keyboard: ``masaza`` for masāža, ``massazh`` for массаж."""
    return anyascii(text).lower()


def stems_of(text: str, language: str) -> str:
    """Return what a text is found by; nothing when no app says so."""
    return next((stems(text, language) for stems in hooks.get_hooks(HOOK)), "")
