"""The content check of forms. `checks.rules` has those of every page type."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from checks.findings import Finding, must
from checks.parts import Original
from forms.blocks.choices import ChoiceOptionBlock

ENDS_TOO_EARLY = _("This must be later than “Call not before”.")


def find_impossible_times(original: Original) -> Iterator[Finding]:
    for part in original.blocks(ChoiceOptionBlock):
        earliest, latest = part.value["earliest"], part.value["latest"]
        if earliest and latest and earliest >= latest:
            yield must(ENDS_TOO_EARLY, part.child("latest"))
