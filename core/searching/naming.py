"""Pages that a query names, whatever else was typed: the search shows them above its results.

The app of the pages registers the answer, so that the search need not import it::

    @hooks.register(naming.HOOK)
    def name_conditions(query: str, language: str) -> list[BasePage]: ...
"""

from typing import TYPE_CHECKING

from wagtail import hooks

if TYPE_CHECKING:
    from core.models import BasePage

HOOK = "register_named_pages"


def named_pages(query: str, language: str) -> list["BasePage"]:
    """Return the live pages of a language that the query names."""
    return [page for register in hooks.get_hooks(HOOK) for page in register(query, language)]
