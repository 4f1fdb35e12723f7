"""Converts strings between stored markup and the text that a translator reads and types ("&", line breaks)."""

import re

BREAK = re.compile(r"<br ?/?>")
BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
#: "&amp;lt;" must be kept: it means the text "&lt;".
PLAIN_AMPERSAND = re.compile(r"&amp;(?!#?\w+;)")


def readable(data: str) -> str:
    return BREAK.sub("\n", PLAIN_AMPERSAND.sub("&", data))


def stored(text: str, source: str) -> str:
    """Return typed text as it is stored. Line breaks are kept only if the source has some."""
    text = BARE_AMPERSAND.sub("&amp;", text.replace("\r\n", "\n").strip("\n"))
    return text.replace("\n", "<br/>" if BREAK.search(source) else " ")
