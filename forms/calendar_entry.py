"""One event as an iCalendar file (RFC 5545)."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

#: In bytes; a longer line goes on in the next one, after a space.
LONGEST = 75


@dataclass(frozen=True)
class Entry:
    start: datetime.datetime
    end: datetime.datetime
    title: str
    text: str = ""

    def file(self) -> str:
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Mugura//Callback//EN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            f"UID:{self._uid}",
            f"DTSTAMP:{_moment(timezone.now())}",
            f"DTSTART:{_moment(self.start)}",
            f"DTEND:{_moment(self.end)}",
            f"SUMMARY:{_escaped(self.title)}",
            f"DESCRIPTION:{_escaped(self.text)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
        return "".join(f"{part}\r\n" for line in lines for part in _folded(line))

    @property
    def _uid(self) -> str:
        """The same for the same event: a second download replaces the first one."""
        said = f"{self.start.isoformat()} {self.end.isoformat()} {self.title}"
        return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@callback"


def _moment(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST:
            yield part
            part = " "
        part += letter
    yield part
