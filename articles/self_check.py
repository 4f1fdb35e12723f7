"""What the self-check asks: the red flags and the conditions of the two libraries, in its order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from wagtail.models import Locale

from articles.groups import TREATMENT, ConditionGroup
from articles.models.contraindications import ContraindicationPage
from articles.models.red_flags import RedFlag, UrgencyAdvice
from articles.red_flags import RedFlagView, advice_by_urgency, live_red_flags
from core.lookups.references import source_language, whole_table
from core.urgency import Urgency


@dataclass(frozen=True)
class Signs:
    """The red flags of one urgency, with the heading and the advice that all of them share."""

    urgency: Urgency
    advice: UrgencyAdvice | None
    flags: list[RedFlagView]

    @property
    def zones(self) -> set[str]:
        """The zones they are about; empty if one of them is about no place."""
        if not all(flag.zones for flag in self.flags):
            return set()
        return {zone for flag in self.flags for zone in flag.zones}


@dataclass(frozen=True)
class Conditions:
    """The conditions of one group, by title."""

    group: ConditionGroup
    pages: list[ContraindicationPage]

    @property
    def label(self) -> str:
        return str(self.group.label)


@dataclass(frozen=True)
class SelfCheck:
    """The questions in the reader's language. What has no live translation is asked in the source language."""

    emergency: Signs
    today: Signs
    soon: Signs
    illnesses: list[Conditions] = field(default_factory=list)
    treatment: list[Conditions] = field(default_factory=list)


def self_check(locale: Locale) -> SelfCheck:
    """Read both libraries; the number of queries does not depend on their size."""
    flags, advice = live_red_flags(locale), advice_by_urgency(locale.language_code)
    signs = {
        urgency: Signs(
            urgency, advice.get(urgency), [flag for flag in flags if flag.urgency == urgency]
        )
        for urgency in Urgency
    }
    conditions = _grouped(_live_conditions(locale))
    return SelfCheck(
        emergency=signs[Urgency.EMERGENCY],
        today=signs[Urgency.URGENT],
        soon=signs[Urgency.NON_URGENT],
        illnesses=[found for found in conditions if found.group not in TREATMENT],
        treatment=[found for found in conditions if found.group in TREATMENT],
    )


def shown_keys(locale: Locale) -> list[UUID]:
    """Return the translation keys of the entries that a self-check shows in this language."""
    rows: list[ContraindicationPage | RedFlag | UrgencyAdvice] = [
        *_live_conditions(locale),
        *whole_table(RedFlag),
        *whole_table(UrgencyAdvice),
    ]
    return [row.translation_key for row in rows if row.live and row.locale_id == locale.pk]


def _live_conditions(locale: Locale) -> list[ContraindicationPage]:
    """Return one live form of every condition: a missing warning is worse than one in another language."""
    codes = {source_language(), locale.language_code}
    rows = ContraindicationPage.objects.live().filter(
        alias_of__isnull=True, locale__language_code__in=codes
    )
    found: dict[UUID, ContraindicationPage] = {}
    for page in rows.select_related("locale"):
        if page.locale_id == locale.pk or page.translation_key not in found:
            found[page.translation_key] = page
    return sorted(found.values(), key=lambda page: page.title)


def _grouped(pages: Iterable[ContraindicationPage]) -> list[Conditions]:
    pages = list(pages)
    groups = [
        Conditions(group, [page for page in pages if page.group == group])
        for group in ConditionGroup
    ]
    return [found for found in groups if found.pages]
