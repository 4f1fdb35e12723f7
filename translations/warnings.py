"""Warns readers of a translation whose original has meanwhile said something new about safety."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.references import source_language
from translations.safety import safety_choices


@dataclass(frozen=True)
class Outdated:
    """What on a page is behind its original, and since when."""

    #: The page's own words; else only those of an entry that it shows.
    own: bool
    since: datetime.datetime | None


def outdated_safety(page: Any) -> Outdated | None:
    """Say whether a translated page warns of less than its original does, in one query; none for an original."""
    if page.alias_of_id or page.locale.language_code == source_language():
        return None
    behind = Translation.objects.filter(
        _family(page),
        # What is not live in this language is shown from the original.
        Exists(
            Page.objects.filter(
                translation_key=OuterRef("source__object_id"), locale_id=page.locale_id, live=True
            )
        ),
        target_locale_id=page.locale_id,
        enabled=True,
        builds__is_live=True,
    ).exclude(builds__safety=F("source__digest__safety"))
    rows = list(behind.values_list("source__object_id", "source__digest__safety_changed_at"))
    if not rows:
        return None
    moments = [moment for _key, moment in rows if moment]
    own = any(key == page.translation_key for key, _moment in rows)
    return Outdated(own=own, since=max(moments, default=None))


def _family(page: Any) -> Q:
    """The page's own translation, and those of the entries chosen where it speaks of safety."""
    chosen = Page.objects.filter(pk__in=safety_choices(page)).values("translation_key")
    return Q(source__object_id=page.translation_key) | Q(source__object_id__in=chosen)
