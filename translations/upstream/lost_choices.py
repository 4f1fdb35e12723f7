"""Builds a translation whose own picture, page or entry was deleted with the original's instead of failing.

wagtail-localize fetches what a translation chose and raises ``DoesNotExist``: the editor,
the preview, publication, synchronisation and conversion were an error 500.
"""

from typing import Any

from wagtail.blocks import Block, ChooserBlock
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from translations.language.lost_choices import lost_choices
from translations.upstream import patches


def install_lost_choices() -> None:
    """Patch both methods. Idempotent."""
    patches.install(TranslationSource, "_get_segments_for_translation", _without_lost)
    patches.install(StreamFieldSegmentsWriter, "handle_block", _by_model_of_the_block)


def _without_lost(segments: patches.Method) -> patches.Method:
    def found(source: TranslationSource, locale: Locale, *args: Any, **kwargs: Any) -> list[Any]:
        made = segments(source, locale, *args, **kwargs)
        if not any(isinstance(segment, OverridableSegmentValue) for segment in made):
            return made
        lost = {choice.override.context.path for choice in lost_choices(source, locale.pk)}
        return [
            segment
            for segment in made
            if not (isinstance(segment, OverridableSegmentValue) and segment.path in lost)
        ]

    return found


def _by_model_of_the_block(handle: patches.Method) -> patches.Method:
    """Fetch a translation's own choice by the model of its block.

    Upstream takes the class of the original's choice, which is ``None`` once that one was deleted.
    """

    def handled(
        writer: StreamFieldSegmentsWriter, block: Block, value: Any, segments: list[Any]
    ) -> Any:
        first = segments[0]
        if not isinstance(block, ChooserBlock) or not isinstance(first, OverridableSegmentValue):
            return handle(writer, block, value, segments)
        return block.model_class._base_manager.get(pk=first.data)

    return handled
