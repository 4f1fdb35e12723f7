"""Names what a translation showed instead of the original's and what was deleted since."""

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
