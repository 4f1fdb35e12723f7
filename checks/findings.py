from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Level(TextChoices):
    MUST = "must", _("In the way of publication")
    SHOULD = "should", _("Could be better")


@dataclass(frozen=True)
class Place:
    """Where something is in the page editor."""

    #: A field of the page.
    field: str
    #: Within a stream: ids of blocks and names of their fields, as in Wagtail's content paths.
    ids: tuple[str, ...] = ()
    #: The same with positions in place of ids, as in the errors of blocks.
    keys: tuple[str | int, ...] = ()
    #: The names that the editor shows, outermost first.
    labels: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The fragment that Wagtail's editor opens."""
        return "#:w:contentpath=" + ".".join((self.field, *self.ids))

    def __str__(self) -> str:
        return " › ".join(self.labels)


@dataclass(frozen=True)
class Finding:
    level: Level
    message: str | Promise
    where: Place


@dataclass(frozen=True)
class Examination:
    """The findings of one page."""

    page: Page
    findings: list[Finding] = field(default_factory=list)

    def _of(self, level: Level) -> list[Finding]:
        return [finding for finding in self.findings if finding.level == level]

    @property
    def must(self) -> list[Finding]:
        """What refuses publication."""
        return self._of(Level.MUST)

    @property
    def should(self) -> list[Finding]:
        return self._of(Level.SHOULD)

    @property
    def edit_url(self) -> str:
        """Empty for a page that is not saved yet."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk]) if self.page.pk else ""


def must(message: str | Promise, where: Place) -> Finding:
    return Finding(Level.MUST, message, where)


def should(message: str | Promise, where: Place) -> Finding:
    return Finding(Level.SHOULD, message, where)


def first_of_each_place(findings: Iterable[Finding]) -> list[Finding]:
    """Keep one must for each place: what is empty is not also without alt text."""
    seen: set[Place] = set()
    kept = []
    for finding in findings:
        if finding.level == Level.MUST and finding.where in seen:
            continue
        if finding.level == Level.MUST:
            seen.add(finding.where)
        kept.append(finding)
    return kept
