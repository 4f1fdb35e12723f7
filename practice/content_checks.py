"""The content check of the general texts: no blank is published."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from checks.findings import Finding, must
from checks.parts import Original
from practice.content.filling import BLANK

SAID = _("A blank is still to be filled in: “%(blank)s”.")


def find_blanks(original: Original) -> Iterator[Finding]:
    for part in original.parts:
        if part.text and (found := BLANK.search(part.text)):
            yield must(str(SAID) % {"blank": found.group()}, part.place)
