"""No residue of scripts and markup, as it comes from other programs with copied text."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from checks.findings import Finding, must
from checks.parts import Original, Part

SCRIPT = re.compile(
    r"<\s*/?\s*script\b|\b(?:java|vb)script\s*:|\bon(?:click|error|load)\s*=", re.IGNORECASE
)
#: A tag begins with a letter right after the sign: "5 < 6" has no tag.
TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-z][a-z0-9]+|#\d+|#x[0-9a-f]+);", re.IGNORECASE)

SAID_SCRIPT = _("The text has the rest of a script in it. Delete it.")
SAID_TAG = _("The text has HTML in it, which visitors would see: “%(found)s”. Delete it.")


def find_residue(original: Original) -> Iterator[Finding]:
    for part in original.parts:
        if part.text and (finding := _of(part)):
            yield finding


def _of(part: Part) -> Finding | None:
    if SCRIPT.search(part.text) or SCRIPT.search(part.html):
        return must(SAID_SCRIPT, part.place)
    if match := TAG.search(part.text) or ENTITY.search(part.text):
        return must(str(SAID_TAG) % {"found": match.group()[:40]}, part.place)
    return None
