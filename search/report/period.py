"""The language and the days of the report."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_date

from search.log import KEPT_DAYS


@dataclass(frozen=True)
class Period:
    language: str
    first: datetime.date
    last: datetime.date

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Period":
        """Parse the parameters; an invalid one takes its default: the whole period that is stored."""
        languages = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
        language = asked.get("language", "")
        today = timezone.localdate()
        oldest = today - datetime.timedelta(days=KEPT_DAYS)
        first = min(max(_day(asked.get("from"), oldest), oldest), today)
        last = max(min(_day(asked.get("to"), today), today), first)
        return cls(language if language in languages else settings.LANGUAGE_CODE, first, last)

    @property
    def days(self) -> list[datetime.date]:
        length = (self.last - self.first).days + 1
        return [self.first + datetime.timedelta(days=n) for n in range(length)]

    def address(self, language: str = "") -> str:
        """Return the query string of the report for these days, optionally in another language."""
        return "?" + urlencode(
            {"language": language or self.language, "from": self.first, "to": self.last}
        )


def _day(text: str | None, otherwise: datetime.date) -> datetime.date:
    try:
        return parse_date(text or "") or otherwise
    except ValueError:  # for example 31 February
        return otherwise
