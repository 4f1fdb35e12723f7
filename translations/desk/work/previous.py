"""Finds the former text of a changed segment, and its translation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.language.quality.checked_string import plain
from translations.language.string_places import StringPlace
from translations.language.wording import readable
from translations.tracking.diff import Piece, word_diff

#: Least similarity in percent: paragraphs of one field share a context and are matched by their words.
SIMILAR = 45


@dataclass(frozen=True)
class Previous:
    """The former source and its translation."""

    source: str
    target: str
    changes: list[Piece]


def previous_of(translation: Translation, segments: Iterable[StringSegment]) -> dict[int, Previous]:
    """Return the former texts of segments without a valid translation, by primary key of the segment."""
    segments = list(segments)
    old = _outdated(translation, segments)
    alone = _alone(segments)
    found: dict[int, Previous] = {}
    for segment in segments:
        row = _pick(segment, old[segment.context_id], is_alone=segment.context_id in alone)
        if row:
            old[segment.context_id].remove(row)
            found[segment.pk] = _previous(segment, row)
    return found


def _outdated(
    translation: Translation, segments: list[StringSegment]
) -> dict[int, list[StringTranslation]]:
    """Return translations whose source string is no longer at their context, newest first."""
    contexts = {segment.context_id for segment in segments}
    segments_now = translation.source.stringsegment_set.filter(context_id__in=contexts)
    current = set(segments_now.values_list("context_id", "string_id"))
    rows = StringTranslation.objects.filter(
        context_id__in=contexts, locale_id=translation.target_locale_id, has_error=False
    )
    old: dict[int, list[StringTranslation]] = defaultdict(list)
    for row in rows.select_related("translation_of").order_by("-updated_at", "-pk"):
        if StringPlace.of_translation(row) not in current:
            old[row.context_id].append(row)
    return old


def _alone(segments: list[StringSegment]) -> set[int]:
    counted: dict[int, int] = defaultdict(int)
    for segment in segments:
        counted[segment.context_id] += 1
    return {context for context, count in counted.items() if count == 1}


def _pick(
    segment: StringSegment, rows: list[StringTranslation], *, is_alone: bool
) -> StringTranslation | None:
    if not rows:
        return None
    words = plain(segment.string.data)
    scored = [(fuzz.ratio(words, plain(row.translation_of.data)), row) for row in rows]
    score, best = max(scored, key=lambda one: one[0])
    if score >= SIMILAR:
        return best
    # A rewritten title is still the title.
    return rows[0] if is_alone and "." not in segment.context.path else None


def _previous(segment: StringSegment, row: StringTranslation) -> Previous:
    old, new = readable(row.translation_of.data), readable(segment.string.data)
    return Previous(row.translation_of.data, row.data, word_diff(old, new))
