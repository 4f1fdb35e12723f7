"""Counts the warnings to review before publication. They forbid nothing."""

from dataclasses import dataclass

from wagtail_localize.models import Translation

from translations.language.quality import WARNING, problems
from translations.language.safety import is_safety
from translations.language.targets import share_object


@dataclass(frozen=True)
class Doubts:
    number: int
    about_safety: int


def doubts_of(translation: Translation) -> Doubts:
    """Count the checks' warnings about the present strings, in a constant number of queries."""
    found = [one for one in problems(translation) if one.finding.severity == WARNING]
    rows = [one.row for one in found if one.row]
    if rows:
        share_object(translation.source.object, [row.context for row in rows])
    return Doubts(len(rows), sum(is_safety(row.context) for row in rows))
