from typing import NamedTuple

from wagtail_localize.models import StringSegment, StringTranslation


class StringPlace(NamedTuple):
    """Where a string occurs: primary keys of its `TranslationContext` and of its `String`.

    A context names one field or block of one object. A string translated at a place
    is translated there only.
    """

    context_id: int
    string_id: int

    @classmethod
    def of_segment(cls, segment: StringSegment) -> "StringPlace":
        return cls(segment.context_id, segment.string_id)

    @classmethod
    def of_translation(cls, row: StringTranslation) -> "StringPlace":
        """Return the place of a row whose context is set."""
        return cls(row.context_id, row.translation_of_id)
