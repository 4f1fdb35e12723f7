"""The filtered doubts of a language, for the page and for export."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Locale

from translations.desk.doubts.finding import Doubtful, doubtful
from translations.desk.doubts.kinds import KINDS


@dataclass(frozen=True)
class KindFilter:
    kind: str
    label: str | Promise
    number: int
    is_current: bool


class DoubtsReport:
    def __init__(self, locale: Locale, kind: str) -> None:
        self.locale, self.kind = locale, kind if kind in KINDS else ""
        self._all = doubtful(locale)

    @property
    def found(self) -> list[Doubtful]:
        if not self.kind:
            return self._all
        some = [
            replace(one, doubts=[each for each in one.doubts if each.finding.code == self.kind])
            for one in self._all
        ]
        return sorted([one for one in some if one.doubts], key=lambda one: one.rank)

    def choices(self) -> list[KindFilter]:
        """Return the kinds that occur, with their numbers."""
        numbers = Counter(doubt.finding.code for one in self._all for doubt in one.doubts)
        return [
            KindFilter(kind, label, numbers[kind], kind == self.kind)
            for kind, label in KINDS.items()
            if numbers[kind] or kind == self.kind
        ]

    @property
    def address(self) -> str:
        chosen = f"&kind={self.kind}" if self.kind else ""
        return f"?language={self.locale.language_code}{chosen}"

    def lines(self) -> Iterator[list[object]]:
        """Yield one spreadsheet row per doubt."""
        for one in self.found:
            for place, doubt in one.placed:
                yield [
                    one.title,
                    one.type_name,
                    self.locale.get_display_name(),
                    place,
                    KINDS.get(doubt.finding.code, doubt.finding.code),
                    _("yes") if doubt.is_error else _("no"),
                    doubt.finding.message,
                    doubt.source,
                    doubt.target,
                ]


def header() -> list[str]:
    return [
        _("Title"),
        _("Type"),
        _("Language"),
        _("Place"),
        _("Doubt"),
        pgettext("doubt", "Refused"),
        _("What is wrong"),
        _("Original"),
        _("Translation"),
    ]
