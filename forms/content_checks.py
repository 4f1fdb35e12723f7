"""The content checks of forms. `checks.rules` has those of every page type."""

import datetime
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from checks.findings import Finding, must
from checks.parts import Original
from forms.blocks.choices import ChoiceOptionBlock
from forms.models import FormPage
from forms.models.pages import REPEATED_KEYS

ENDS_TOO_EARLY = _("This must be later than “Call not before”.")


def find_impossible_times(original: Original) -> Iterator[Finding]:
    for part in original.blocks(ChoiceOptionBlock):
        earliest, latest = part.value["earliest"], part.value["latest"]
        # What is no time at all is named by `checks.rules.validity`.
        if _is_time(earliest) and _is_time(latest) and earliest >= latest:
            yield must(ENDS_TOO_EARLY, part.child("latest"))


def find_repeated_keys(original: Original) -> Iterator[Finding]:
    page = original.page
    if isinstance(page, FormPage) and (repeated := page.repeated_keys):
        yield must(REPEATED_KEYS % {"keys": ", ".join(repeated)}, original.place("fields"))


def _is_time(value: object) -> bool:
    return isinstance(value, datetime.time)
