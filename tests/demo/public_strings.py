"""The strings of the interface that a visitor reads: those of the public templates."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
#: Read by the staff only.
STAFF = {"checks", "translations", "wagtailadmin", "wagtailcore", "admin", "emails"}
SHORT = re.compile(r'\{%\s*translate\s+"((?:[^"\\]|\\.)*)"')
BLOCK = re.compile(r"\{%\s*blocktranslate\b[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)


def public_msgids() -> set[str]:
    """The msgids, as makemessages writes them."""
    return {msgid for path in _templates() for msgid in _msgids(path.read_text())}


def _templates() -> list[Path]:
    return [
        path
        for path in sorted(TEMPLATES.rglob("*.html"))
        if not STAFF & set(path.relative_to(TEMPLATES).parts)
    ]


def _msgids(template: str) -> set[str]:
    found = {match[1] for match in SHORT.finditer(template)}
    for block in BLOCK.finditer(template):
        for part in re.split(r"\{%\s*plural\s*%\}", block[1]):
            words = re.sub(r"\s*\n\s*", " ", part).strip()
            found.add(re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", words))
    return found
