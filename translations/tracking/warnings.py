"""Finds live translations whose original has newer safety advice, for the notice to readers.

The list is short, so all of it is cached: a page costs no query. Signals in
`translations.apps` drop it with every build and every source.
"""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.lookups.memory import memory, remembered
from core.lookups.references import lookup, source_language
from translations.language.safety import safety_choices

CACHE_KEY = "translations:behind-on-safety"
#: Seconds. Bounds the age of the list on a node whose cache is not shared.
TIMEOUT = 300

#: Since when a translation is behind, by its family and language.
Behind = dict[tuple[UUID, int], datetime.datetime | None]


@dataclass(frozen=True)
class Outdated:
    """Which safety texts on a page are older than the original's, and since when."""

    #: Whether the page's own safety texts are outdated.
    own: bool
    since: datetime.datetime | None
    #: Translation keys of the outdated entries shown on the page.
    entries: list[UUID]


def outdated_safety(page: Page) -> Outdated | None:
    """Return the outdated safety texts of a translated page; ``None`` if there are none."""
    if page.alias_of_id or page.locale.language_code == source_language():
        return None
    behind = _known_behind()
    if not behind:
        return None
    texts, entries = (
        [key for key in keys if (key, page.locale_id) in behind]
        for keys in (_own_texts(page), _shown_entries(page))
    )
    if not texts and not entries:
        return None
    moments = [behind[key, page.locale_id] for key in [*texts, *entries]]
    return Outdated(
        own=bool(texts), since=max(filter(None, moments), default=None), entries=entries
    )


def _known_behind() -> Behind:
    if memory():
        return remembered(CACHE_KEY, behind_on_safety)
    return cache.get_or_set(CACHE_KEY, behind_on_safety, TIMEOUT) or {}


def behind_on_safety() -> Behind:
    """Return the live translations built from other safety advice than the original gives now, with the time of its change."""
    rows = Translation.objects.filter(enabled=True, builds__is_live=True)
    rows = rows.exclude(builds__safety=F("source__digest__safety"))
    found = rows.values_list(
        "source__object_id", "target_locale_id", "source__digest__safety_changed_at"
    )
    return {(key, locale_id): since for key, locale_id, since in found}


def forget_list(**_kwargs: object) -> None:
    """Signal receiver: drop the cached list now, for this transaction, and after the commit, for all others."""
    cache.delete(CACHE_KEY)
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))


def _own_texts(page: Page) -> list[UUID]:
    """The page, and the entries without a page whose words it shows as its own: a model names them in ``safety_texts()``."""
    texts = page.safety_texts() if hasattr(page, "safety_texts") else []
    return [page.translation_key, *texts]


def _shown_entries(page: Page) -> list[UUID]:
    """The entries chosen where the page speaks of safety. One without a live translation is shown from the original.

    A page that lists entries in another way names their translation keys in ``listed_for_safety()``.
    """
    listed = page.listed_for_safety() if hasattr(page, "listed_for_safety") else []
    code = page.locale.language_code
    entries = lookup(Page, safety_choices(page)).values()
    shown = [entry.live_forms[code] for entry in entries if code in entry.live_forms]
    chosen = [entry.translation_key for entry in shown if entry.alias_of_id is None]
    return [*chosen, *listed]
