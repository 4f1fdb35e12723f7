"""Strings as a translator reads and types them: "&" and line breaks are signs, not markup."""

import re

BREAK = re.compile(r"<br ?/?>")
BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
#: "&amp;lt;" must stay: it means the text "&lt;".
PLAIN_AMPERSAND = re.compile(r"&amp;(?!#?\w+;)")


def readable(data: str) -> str:
    return BREAK.sub("\n", PLAIN_AMPERSAND.sub("&", data))


def stored(text: str, source: str) -> str:
    """What is kept of typed text. A line break counts only where the source has some."""
    text = BARE_AMPERSAND.sub("&amp;", text.replace("\r\n", "\n").strip("\n"))
    return text.replace("\n", "<br/>" if BREAK.search(source) else " ")
