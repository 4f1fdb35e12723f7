"""What a guide must pass before it is published or submitted for review. A draft is never refused."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError

from articles.card_checks import card_errors
from checks.forms import OriginalForm

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


class GuideForm(OriginalForm):
    def clean(self) -> dict[str, Any]:
        """Refuse a translation without warnings. Of an original the content checks tell it with the rest."""
        cleaned = super().clean()
        body = cleaned.get("body")
        if body is None or self.is_deferred_validation or self.is_checked:
            return cleaned
        code = self.instance.locale.language_code
        found = dict.fromkeys(empty_warnings(body, code), EMPTY_WARNING) | card_errors(body, code)
        if found:
            errors = {
                position: StructBlockValidationError(non_block_errors=[message])
                for position, message in found.items()
            }
            self.add_error("body", StreamBlockValidationError(block_errors=errors))
        return cleaned
