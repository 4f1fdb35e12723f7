"""Names what a translation showed instead of the original's and what was deleted since."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import capfirst
from wagtail_localize.models import Translation

from translations.language.lost_choices import lost_choices
from translations.tracking.places import place_in_words


@dataclass(frozen=True)
class LostChoice:
    """A picture, page or entry of a translation that was deleted. Visitors get the original's."""

    #: Key of the `SegmentOverride` that still names it.
    pk: int
    path: str
    #: What it was: “Picture”.
    kind: str
    #: Where it was: “Body › Figure › Picture”.
    place: str


@dataclass(frozen=True)
class LostPlace:
    """The lost choices of one place, such as the pictures of several steps."""

    kind: str
    place: str
    number: int

    def __str__(self) -> str:
        return f"{self.place} (×{self.number})" if self.number > 1 else self.place


def places_of(lost: list[LostChoice]) -> list[LostPlace]:
    counted = Counter((one.kind, one.place) for one in lost)
    return [LostPlace(kind, place, number) for (kind, place), number in counted.items()]


def lost_in(translation: Translation) -> list[LostChoice]:
    model = translation.source.specific_content_type.model_class()
    return [
        LostChoice(
            choice.override.pk,
            choice.override.context.path,
            kind=capfirst(str(choice.model._meta.verbose_name)),
            place=place_in_words(model, choice.override.context.field_path),
        )
        for choice in lost_choices(translation.source, translation.target_locale_id)
    ]
