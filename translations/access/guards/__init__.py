"""Guards for admin views of Wagtail and wagtail-localize that check too few rights.

`guard_for` returns the guard of a view; a guard returns a `Refusal`, or ``None`` to let
the request pass. Called by `translations.middleware`.
"""

from collections.abc import Callable

from django.urls import ResolverMatch

from translations.access.guards import bulk, localize, pages, snippets
from translations.access.guards.attempt import Attempt, Refusal, RefusedError

Guard = Callable[[Attempt], Refusal | None]

__all__ = ["Attempt", "Guard", "Refusal", "RefusedError", "guard_for"]


def guard_for(match: ResolverMatch) -> Guard | None:
    if match.namespace == localize.NAMESPACE:
        return localize.guard
    if match.namespace == pages.NAMESPACE:
        return pages.guard
    if match.namespace.startswith(snippets.NAMESPACE_PREFIX):
        return snippets.guard
    return bulk.guard if match.url_name == bulk.URL_NAME else None
