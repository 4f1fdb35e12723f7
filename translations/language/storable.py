"""Makes strings safe to store.

A refused string is stored, so that its author can correct it. Some strings break the
parser, the database or the editor even when refused: these are changed first. Their
reasons are stored as msgids, because the changed string cannot be validated again.
"""

import html
import re

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext_noop

MAX_LENGTH = 10_000
#: The parser's time grows with the square of unclosed tags.
MAX_TAGS = 200
#: wagtail-localize walks markup recursively.
MAX_DEPTH = 12

#: Control characters but tab and line breaks, and halves of surrogate pairs: no database takes them all.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def defused(data: str) -> tuple[str, str]:
    """Return the form of ``data`` to store, and a msgid with the reason for its refusal (empty if accepted)."""
    visible = CONTROL.sub("", data)
    if visible != data:
        return defused(visible)[0], gettext_noop(
            "The text contained invisible control characters. They were removed; check it and save it again."
        )
    if len(data) > MAX_LENGTH:
        return defused(data[:MAX_LENGTH])[0], gettext_noop(
            "The text is too long. Its end was cut off; shorten it and save it again."
        )
    problem = _unparsable(data)
    return (html.escape(data, quote=False)[:MAX_LENGTH], problem) if problem else (data, "")


def _unparsable(data: str) -> str:
    # Comments, CDATA, declarations and processing instructions are output unescaped, and
    # parsers disagree about them. Two of them made stored script injections possible.
    if "<!" in data or "<?" in data:
        return gettext_noop("Comments and declarations (<!…> and <?…>) are not allowed.")
    if data.count("<") > MAX_TAGS or _depth(data) > MAX_DEPTH:
        return gettext_noop("The text contains too many tags.")
    return ""


def _depth(data: str) -> int:
    deepest = 0
    level: list[Tag] = [BeautifulSoup(data, "html.parser")]
    while level:
        level = [child for tag in level for child in tag.find_all(True, recursive=False)]
        deepest += bool(level)
        if deepest > MAX_DEPTH:
            break
    return deepest
