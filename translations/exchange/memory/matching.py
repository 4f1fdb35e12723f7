from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from rapidfuzz import fuzz
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.exchange.memory.candidates import candidates
from translations.language.quality.checked_string import plain
from translations.language.string_places import StringPlace
from translations.language.wording import readable

EXACT = 100
#: The highest score of a source string that is not identical: same text, other tags.
NEARLY = 99
#: Matches below this score cost more time than a new translation.
LOWEST = 70
#: Matches shown for one segment.
MOST = 3


@dataclass(frozen=True)
class Match:
    """An earlier translation of a similar source string, and the object that contains it.

    ``score`` is the similarity of the source strings in percent, from `LOWEST` to `EXACT`.
    """

    score: int
    source: str
    target: str
    title: str
    url: str
    machine: bool

    @property
    def text(self) -> str:
        return readable(self.target)

    @property
    def source_text(self) -> str:
        return readable(self.source)


def matches(
    translation: Translation, segments: Iterable[StringSegment]
) -> dict[StringPlace, list[Match]]:
    """Return the best matches of each segment, best first, in a constant number of queries.

    Slugs are excluded: each belongs to one page.
    """
    segments = [segment for segment in segments if segment.context.path != "slug"]
    near = candidates({segment.string_id: segment.string for segment in segments}.values())
    ids = {segment.string_id for segment in segments}
    rows = _rows(translation, ids.union(*near.values()))
    origins = _origins(translation, rows)
    by_string: dict[int, list[StringTranslation]] = defaultdict(list)
    for row in rows:
        by_string[row.translation_of_id].append(row)
    found = {}
    for segment in segments:
        place = StringPlace.of_segment(segment)
        others = [segment.string_id, *near.get(segment.string_id, [])]
        known = [
            row
            for pk in others
            for row in by_string[pk]
            if StringPlace.of_translation(row) != place
        ]
        if best := _best(segment, known, origins):
            found[place] = best
    return found


def _rows(translation: Translation, string_ids: set[int]) -> list[StringTranslation]:
    """Return the best translations of each string: human translations first, then the newest."""
    rows: QuerySet[StringTranslation] = StringTranslation.objects.filter(
        translation_of_id__in=string_ids,
        locale_id=translation.target_locale_id,
        has_error=False,
        context__isnull=False,
    ).exclude(context__path="slug")
    # "manual" comes after "machine".
    order = [F("translation_type").desc(), F("updated_at").desc(), F("pk").desc()]
    rank = Window(RowNumber(), partition_by=F("translation_of_id"), order_by=order)
    ranked = rows.annotate(rank=rank).filter(rank__lte=MOST + 1)
    return list(ranked.select_related("translation_of", "context"))


def _best(
    segment: StringSegment, rows: list[StringTranslation], origins: dict[UUID, tuple[str, str]]
) -> list[Match]:
    found: dict[str, Match] = {}
    for row in rows:
        score = _score(segment.string.data, row.translation_of.data)
        known = found.get(row.data)
        if score >= LOWEST and (known is None or known.score < score):
            found[row.data] = Match(
                score,
                row.translation_of.data,
                row.data,
                *origins.get(row.context.object_id, ("", "")),
                row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
            )
    return sorted(found.values(), key=lambda match: (-match.score, match.machine))[:MOST]


def _score(one: str, other: str) -> int:
    if one == other:
        return EXACT
    return min(NEARLY, int(fuzz.ratio(plain(one), plain(other), score_cutoff=LOWEST)))


def _origins(
    translation: Translation, rows: list[StringTranslation]
) -> dict[UUID, tuple[str, str]]:
    """Return the title and the work page of each object, by translation key."""
    keys = {row.context.object_id for row in rows}
    known = Translation.objects.filter(
        target_locale_id=translation.target_locale_id, source__object_id__in=keys
    ).values_list("source__object_id", "source__object_repr", "pk")
    return {key: (title, reverse("translations:work", args=[pk])) for key, title, pk in known}
