"""Checks emphasis and leading or trailing spaces. Links are checked in `translations.language.markup`."""

from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from translations.language.quality.checked_string import WARNING, CheckedString, Finding

SAME = {"strong": "b", "em": "i"}


def lost_tags(checked: CheckedString) -> Iterator[Finding]:
    wanted, found = _tags(checked.source), _tags(checked.target)
    lost = {name for name in wanted if name not in found}
    if lost:
        names = ", ".join(f"<{name}>" for name in sorted(lost))
        yield Finding(
            WARNING,
            "tags",
            _("The original has %(tags)s, the translation has not.") % {"tags": names},
        )


def stray_spaces(checked: CheckedString) -> Iterator[Finding]:
    if _ends(checked.source) != _ends(checked.target):
        yield Finding(
            WARNING, "space", _("The spaces at the beginning or the end differ from the original.")
        )


def _tags(data: str) -> Counter[str]:
    tags = BeautifulSoup(data, "html.parser").find_all(True)
    return Counter(SAME.get(tag.name, tag.name) for tag in tags if tag.name not in {"a", "br"})


def _ends(data: str) -> tuple[bool, bool]:
    return data[:1].isspace(), data[-1:].isspace()
