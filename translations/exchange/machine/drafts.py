"""Drafts of untranslated strings: from the translation memory first, the rest by the service."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models, transaction
from wagtail import blocks
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from translations.access.people import AnyUser
from translations.exchange.machine.services import ServiceError, ask
from translations.exchange.memory import matches
from translations.exchange.memory.matching import EXACT
from translations.language.quality.checked_string import plain, words
from translations.language.quality.report import agreed_terms
from translations.language.string_places import StringPlace
from translations.language.targets import target_of

#: Strings in one request: DeepL's limit.
BATCH = 50
MEMORY = "Memory"
#: Fields and blocks whose values contain no prose.
IDENTIFIERS = (
    models.SlugField,
    models.EmailField,
    models.URLField,
    blocks.EmailBlock,
    blocks.URLBlock,
    blocks.RegexBlock,
)


@dataclass
class Made:
    """Number of drafts by origin; ``problem`` is the service's failure, or empty.

    ``refused``: drafts that the string check refused. ``unanswered``: strings for which the
    service returned no text.
    """

    from_memory: int = 0
    from_service: int = 0
    refused: int = 0
    unanswered: int = 0
    problem: str = ""


def make_drafts(translation: Translation, user: AnyUser, translator: BaseMachineTranslator) -> Made:
    """Store drafts of all missing strings. Each batch is committed by itself: a failure keeps the batches before it."""
    made = Made()
    missing = list(missing_segments(translation))
    left = _from_memory(translation, missing, user, made)
    translator.agreed = agreed_terms(translation)
    by_string: dict[StringValue, list[StringSegment]] = defaultdict(list)
    for segment in left:
        by_string[segment.string.as_value()].append(segment)
    try:
        for strings in _batches(list(by_string)):
            answers = ask(translator, translation.source.locale, translation.target_locale, strings)
            with transaction.atomic():
                for string in strings:
                    _take(
                        translation, by_string[string], answers.get(string), translator, user, made
                    )
    except ServiceError as error:
        made.problem = str(error)
    return made


def _take(
    translation: Translation,
    segments: list[StringSegment],
    answer: StringValue | None,
    translator: BaseMachineTranslator,
    user: AnyUser,
    made: Made,
) -> None:
    if answer is None:
        made.unanswered += len(segments)
        return
    for segment in segments:
        row, is_new = _store(translation, segment, answer.data, translator.display_name, user)
        made.refused += is_new and row.has_error
        made.from_service += is_new and not row.has_error


def missing_segments(translation: Translation) -> Iterator[StringSegment]:
    """Yield untranslated segments that contain words: no slugs, identifiers or bare numbers."""
    known = set(
        StringTranslation.objects.filter(
            locale_id=translation.target_locale_id,
            context__object_id=translation.source.object_id,
        ).values_list("context_id", "translation_of_id")
    )
    rows = translation.source.stringsegment_set.select_related("string", "context__object")
    for segment in rows.prefetch_related("context__object__sources").order_by("order"):
        place = StringPlace.of_segment(segment)
        if place not in known and _is_language(segment):
            known.add(place)
            yield segment


def _is_language(segment: StringSegment) -> bool:
    if segment.context.path == "slug" or isinstance(target_of(segment.context), IDENTIFIERS):
        return False
    return bool(words(plain(segment.string.data)))


def _batches(strings: list[StringValue]) -> Iterator[list[StringValue]]:
    for start in range(0, len(strings), BATCH):
        yield strings[start : start + BATCH]


def _from_memory(
    translation: Translation, segments: list[StringSegment], user: AnyUser, made: Made
) -> list[StringSegment]:
    """Store human translations of identical source strings; return the remaining segments."""
    left = []
    found = matches(translation, segments)
    for segment in segments:
        near = found.get(StringPlace.of_segment(segment), [])
        exact = [match for match in near if match.score == EXACT and not match.machine]
        if exact:
            _store(translation, segment, exact[0].target, MEMORY, user)
            made.from_memory += 1
        else:
            left.append(segment)
    return left


def _store(
    translation: Translation, segment: StringSegment, data: str, tool: str, user: AnyUser
) -> tuple[StringTranslation, bool]:
    """Store a draft, unless a translation was stored meanwhile. Return the row and whether it is new."""
    return StringTranslation.objects.get_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={
            "data": data,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
            "tool_name": tool,
            "last_translated_by": user,
        },
    )
