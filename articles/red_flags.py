"""The library of red flags, as the rest of the site reads it."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Locale

from articles.models.articles import ArticlePage
from articles.models.red_flags import RedFlag, UrgencyAdvice
from core.lookups.references import in_language, lookup, source_language, whole_table
from core.urgency import Urgency


@dataclass(frozen=True)
class RedFlagView:
    """A red flag for readers of a language; ``language_code`` is another one if no translation is live."""

    key: str
    sign: str
    urgency: Urgency
    #: Empty: any zone.
    zones: tuple[str, ...]
    advice: str
    language_code: str
    source: str
    source_url: str


def live_red_flags(locale: Locale) -> list[RedFlagView]:
    """Return every live red flag, most urgent first. One without a live translation is in the source language."""
    found = (in_language(flag, locale.language_code) for flag in _families())
    return sorted(map(_view, filter(None, found)), key=lambda view: view.urgency.rank)


def advice_by_urgency(language_code: str | None = None) -> dict[str, UrgencyAdvice]:
    """Return whom to call, by urgency, in a language (by default the active one) or else in the source language."""
    found = (in_language(row, language_code) for row in whole_table(UrgencyAdvice))
    return {advice.urgency: advice for advice in found if advice}


def guides_by_red_flag() -> dict[UUID, int]:
    """Return how many live guides of the source language show each red flag, by its translation key."""
    guides = ArticlePage.objects.live().filter(locale__language_code=source_language())
    shown = [set(guide.shown_red_flags) for guide in guides.only("body")]
    flags = lookup(RedFlag, set().union(*shown))
    return Counter(
        family
        for keys in shown
        for family in {flags[key].translation_key for key in keys & set(flags)}
    )


def missing_red_flags(page: ArticlePage) -> list[RedFlag]:
    """Return the emergency signs of the guide's zones and topics that it neither shows nor leaves out with a reason."""
    return missing_in(page, page.warned_zones, page.topic_keys)


def missing_in(
    page: ArticlePage, zones: Collection[str], topics: Collection[str] = ()
) -> list[RedFlag]:
    """Return the emergency signs of these zones and topics that a guide neither shows nor leaves out with a reason."""
    left_out = [row.red_flag_id for row in page.left_out_red_flags.all() if row.reason.strip()]
    known = _keys([*page.shown_red_flags, *left_out])
    needed = (
        flag
        for flag in _families()
        if flag.translation_key not in known and flag.original.is_emergency_for(zones, topics)
    )
    shown = (in_language(flag, page.locale.language_code) for flag in needed)
    return [flag for flag in shown if flag]


def _families() -> list[RedFlag]:
    """Return one row of each red flag, in the order in which they were written."""
    families: dict[UUID, RedFlag] = {}
    for row in whole_table(RedFlag):
        families.setdefault(row.translation_key, row)
    return list(families.values())


def _keys(pks: Iterable[int]) -> set[UUID]:
    return {flag.translation_key for flag in lookup(RedFlag, pks).values()}


def _view(flag: RedFlag) -> RedFlagView:
    return RedFlagView(
        key=flag.key,
        sign=flag.sign,
        urgency=Urgency(flag.original.urgency),
        zones=tuple(flag.original.zones),
        advice=flag.advice,
        language_code=flag.locale.language_code,
        source=flag.source,
        source_url=flag.source_url,
    )
