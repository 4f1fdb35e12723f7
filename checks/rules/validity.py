"""Values of blocks that a draft may keep and a published page may not, such as an incomplete address."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from wagtail import blocks

from checks.findings import Finding, must
from checks.parts import Original, Part


def find_invalid_values(original: Original) -> Iterator[Finding]:
    for part in original.parts:
        try:
            _clean(original, part)
        except ValidationError as error:
            yield must(error.messages[0], part.place)


def _clean(original: Original, part: Part) -> None:
    if part.block is None and part.text:
        original.page._meta.get_field(part.place.field).run_validators(part.value)
    elif _is_checked(part):
        part.block.clean(part.value)


def _is_checked(part: Part) -> bool:
    """Leave out what is empty, which `emptiness` finds, and choosers, which would take a query each."""
    if not isinstance(part.block, blocks.FieldBlock) or part.is_rich:
        return False
    return part.value not in (None, "") and not isinstance(part.block, blocks.ChooserBlock)
