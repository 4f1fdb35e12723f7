from dataclasses import dataclass

from django.utils.html import strip_tags
from wagtail.models import Locale

from translations.models import Term

#: More terms than people agree on; bounds the cost if a script has filled the table.
MOST = 2_000


@dataclass(frozen=True)
class Agreed:
    """A term in both languages. ``preferred`` is empty until the term is translated."""

    source: str
    preferred: str
    forbidden: tuple[str, ...]
    note: str
    pk: int


def glossary(source: Locale, target: Locale) -> list[Agreed]:
    """Return the published terms of a pair of languages, in one query."""
    rows = Term.objects.filter(live=True, locale__in=[source, target]).order_by("pk")[: 2 * MOST]
    by_locale: dict[int, dict[object, Term]] = {source.pk: {}, target.pk: {}}
    for row in rows:
        by_locale[row.locale_id][row.translation_key] = row
    return [
        _agreed(term, by_locale[target.pk].get(key)) for key, term in by_locale[source.pk].items()
    ]


def _agreed(source: Term, target: Term | None) -> Agreed:
    return Agreed(
        source=source.name,
        preferred=target.name if target else "",
        forbidden=target.forbidden_forms if target else (),
        note=strip_tags((target or source).note),
        pk=(target or source).pk,
    )
