"""What a guide must pass before it is published or submitted for review. A draft is never refused."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError

EMPTY_WARNING = _(
    "Readers would see no contraindication here. Choose at least one that is published, or delete this block."
)


def empty_warnings(body: StreamValue, language_code: str) -> list[int]:
    """Return the positions of the contraindications blocks that show readers of this language nothing."""
    return [
        position
        for position, block in enumerate(body)
        if block.block_type == "contraindications"
        and not block.value.shows_something(language_code)
    ]


class GuideForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        body = cleaned.get("body")
        if body is None or self.is_deferred_validation:
            return cleaned
        if empty := empty_warnings(body, self.instance.locale.language_code):
            error = StructBlockValidationError(non_block_errors=[EMPTY_WARNING])
            at_blocks = StreamBlockValidationError(block_errors=dict.fromkeys(empty, error))
            self.add_error("body", at_blocks)
        return cleaned
