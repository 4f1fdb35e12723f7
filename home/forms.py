"""What the home page must pass before it is published. A draft is never refused."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError

from articles.red_flags import missing_in
from checks.forms import OriginalForm
from core.zones import Zone


def zones_without_red_flags(body: StreamValue) -> dict[int, list[str]]:
    """Return the zones of the body map whose guide lacks emergency signs of the zone, by the position of the block."""
    found = {
        position: list(_lacking(block.value["links"]))
        for position, block in enumerate(body)
        if block.block_type == "where_does_it_hurt"
    }
    return {position: messages for position, messages in found.items() if messages}


def _lacking(links: Any) -> Iterator[str]:
    for link in links:
        guide, zone = link["page"], link["zone"]
        missing = missing_in(guide, [zone]) if guide else []
        if missing:
            yield _("%(zone)s: “%(guide)s” does not show these red flags: %(signs)s") % {
                "zone": Zone(zone).label,
                "guide": guide.title,
                "signs": "; ".join(flag.sign for flag in missing),
            }


class HomeForm(OriginalForm):
    def clean(self) -> dict[str, Any]:
        """Check the body map of a translation. Of an original the content checks tell it with the rest."""
        cleaned = super().clean()
        body = cleaned.get("body")
        if body is None or self.is_deferred_validation or self.is_checked:
            return cleaned
        if found := zones_without_red_flags(body):
            errors = {
                position: StructBlockValidationError(non_block_errors=messages)
                for position, messages in found.items()
            }
            self.add_error("body", StreamBlockValidationError(block_errors=errors))
        return cleaned
