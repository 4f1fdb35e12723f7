"""The sheets of a kind of page as one file."""

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

from django.contrib.staticfiles import finders

from core.styles.naming import Sheet

TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s*(?P<sign>[{};,])\s*|\s+""",
    re.DOTALL,
)
ADDRESS = re.compile(r"""url\((["']?)(?!data:|https?:|/|#)([^)"']+)\1\)""")


def joined(sheets: Iterable[Sheet], place: str) -> str:
    """Return the sheets' rules in their order; addresses in them are relative to ``place``, a folder of static files."""
    return "\n".join(_rules(sheet, place) for sheet in sheets) + "\n"


def _rules(sheet: Sheet, place: str) -> str:
    found = finders.find(sheet.path)
    if not found:
        raise FileNotFoundError(f"A template names the style sheet {sheet.path}, which is missing.")
    rules = _moved(small(Path(found).read_text()), posixpath.dirname(sheet.path), place)
    return f"@media print{{{rules}}}" if sheet.is_for_print else rules


def small(text: str) -> str:
    """Return a style sheet without comments, and with no more space than it needs."""
    return TOKEN.sub(lambda found: found["text"] or found["sign"] or " ", text).strip()


def _moved(text: str, old: str, new: str) -> str:
    def moved(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(old, found[2]))
        return f'url("{posixpath.relpath(path, new)}")'

    return ADDRESS.sub(moved, text)
