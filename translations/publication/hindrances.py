"""What is in the way of a publication, in a few words: not translated, refused and unconfirmed are told apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from translations.publication.gaps import Gap, Verdict

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


def hindrances(verdict: Verdict) -> Iterator[Hindrance]:
    """What forbids publication first, then what asks for consent."""
    work = reverse("translations:work", args=[verdict.translation.pk])
    count = len(verdict.untranslated)
    if count:
        said = ngettext(
            "%(count)s text about safety is not translated yet",
            "%(count)s texts about safety are not translated yet",
            count,
        )
        yield Hindrance(said % {"count": count}, verdict.untranslated, f"{work}?show=todo")
    count = len(verdict.faulty)
    if count:
        said = ngettext(
            "%(count)s translation was refused and has to be mended",
            "%(count)s translations were refused and have to be mended",
            count,
        )
        yield Hindrance(said % {"count": count}, verdict.faulty, f"{work}?show=warnings")
    count = len(verdict.unconfirmed)
    if count:
        said = ngettext(
            "%(count)s machine draft has to be confirmed",
            "%(count)s machine drafts have to be confirmed",
            count,
        )
        yield Hindrance(said % {"count": count}, verdict.unconfirmed, f"{work}?show=machine")
    count = len(verdict.open)
    if count:
        said = ngettext(
            "%(count)s text is not translated yet", "%(count)s texts are not translated yet", count
        )
        yield Hindrance(said % {"count": count}, verdict.open, f"{work}?show=todo")
