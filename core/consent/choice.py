"""A visitor's answer, as the cookie holds it: ``<version>.<date>.<what was allowed>``."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

COOKIE = "consent"
#: Seconds: asked again after half a year, as the supervisory authorities advise.
AGE = 182 * 24 * 3600
NOTHING = "none"
FORM = re.compile(r"(\d{1,6})\.(\d{4}-\d\d-\d\d)\.([a-z]+(?:-[a-z]+)*)")


@dataclass(frozen=True)
class Choice:
    version: int
    day: datetime.date
    allowed: frozenset[str]

    def __str__(self) -> str:
        allowed = "-".join(sorted(self.allowed)) or NOTHING
        return f"{self.version}.{self.day.isoformat()}.{allowed}"


def choice_from(cookie: str | None, version: int, kinds: Iterable[str]) -> Choice | None:
    """Return the answer in a cookie; ``None`` for none, a damaged one, or one to another version of the question."""
    found = FORM.fullmatch(cookie or "")
    if not found or int(found[1]) != version:
        return None
    try:
        day = datetime.date.fromisoformat(found[2])
    except ValueError:
        return None
    return Choice(version, day, frozenset(found[3].split("-")) & frozenset(kinds))
