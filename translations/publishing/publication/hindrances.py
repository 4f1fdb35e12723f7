"""What is in the way of a publication, in a few words: not translated, refused and unconfirmed are told apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from translations.publishing.publication.gaps import Gap, Verdict

#: So much is quoted of a text.
QUOTED = 80


@dataclass(frozen=True)
class Hindrance:
    text: str
    gaps: list[Gap]
    #: Where it is put right: the work page, with these texts alone.
    url: str

    @property
    def quoted(self) -> str:
        """With the first of its texts, so that a person knows which one."""
        words = self.gaps[0].source
        shown = words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()}…"
        return f"{self.text}: “{shown}”" + (" …" if len(self.gaps) > 1 else "")


#: Of a verdict: the gaps, what is said of them, and the filter of the work page that shows them alone.
#: What forbids publication comes first, then what asks for consent.
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
            "%(count)s translation was refused and has to be mended",
            "%(count)s translations were refused and have to be mended",
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
]


def hindrances(verdict: Verdict) -> Iterator[Hindrance]:
    work = reverse("translations:work", args=[verdict.translation.pk])
    for name, said, shown in KINDS:
        if gaps := getattr(verdict, name):
            yield Hindrance(said % {"count": len(gaps)}, gaps, f"{work}?show={shown}")
