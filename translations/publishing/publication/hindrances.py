"""Describes what prevents a publication, in one phrase per kind of gap."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from translations.publishing.publication.gaps import Gap, Verdict
from translations.publishing.publication.lost import LostChoice

#: Longest quotation of a text, in characters.
QUOTED = 80


@dataclass(frozen=True)
class Hindrance:
    text: str
    gaps: list[Gap | LostChoice]
    #: Address of the work page, filtered to these texts.
    url: str

    @property
    def quoted(self) -> str:
        """The description with a quotation of its first text."""
        first = self.gaps[0]
        words = first.place if isinstance(first, LostChoice) else first.source
        shown = words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()}…"
        return f"{self.text}: “{shown}”" + (" …" if len(self.gaps) > 1 else "")


#: Attribute of a `Verdict`, its description, and the filter of the work page.
#: What forbids publication comes first, then what needs consent.
KINDS = [
    (
        "untranslated",
        ngettext_lazy(
            "%(count)s text about safety is not translated yet",
            "%(count)s texts about safety are not translated yet",
            "count",
        ),
        "todo",
    ),
    (
        "faulty",
        ngettext_lazy(
            "%(count)s translation was refused and must be corrected",
            "%(count)s translations were refused and must be corrected",
            "count",
        ),
        "warnings",
    ),
    (
        "unconfirmed",
        ngettext_lazy(
            "%(count)s machine draft has to be confirmed",
            "%(count)s machine drafts have to be confirmed",
            "count",
        ),
        "machine",
    ),
    (
        "open",
        ngettext_lazy(
            "%(count)s text is not translated yet",
            "%(count)s texts are not translated yet",
            "count",
        ),
        "todo",
    ),
    (
        "lost",
        ngettext_lazy(
            "%(count)s picture or entry chosen for this translation was deleted",
            "%(count)s pictures or entries chosen for this translation were deleted",
            "count",
        ),
        "all",
    ),
]


def hindrances(verdict: Verdict) -> Iterator[Hindrance]:
    work = reverse("translations:work", args=[verdict.translation.pk])
    for name, said, shown in KINDS:
        if gaps := getattr(verdict, name):
            yield Hindrance(said % {"count": len(gaps)}, gaps, f"{work}?show={shown}")
