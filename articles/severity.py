from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Severity(models.TextChoices):
    """How a condition limits massage, most serious first."""

    ABSOLUTE = "absolute", _("Do not have massage")
    ASK = "ask", _("Ask your doctor first")
    LOCAL = "local", _("Avoid this area")


@dataclass
class ListedCondition:
    """A condition in the reader's language, and what the article adds about it."""

    page: Page
    note: str = ""

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def url(self) -> str:
        return self.page.get_url() or ""

    @property
    def zone(self) -> str:
        return self.page.zone

    @property
    def explanation(self) -> str:
        return self.page.explanation

    @property
    def instead(self) -> str:
        return self.page.instead


@dataclass
class SeverityGroup:
    severity: Severity
    entries: list[ListedCondition]

    @property
    def label(self) -> str:
        return str(self.severity.label)


def grouped(entries: Iterable[ListedCondition]) -> list[SeverityGroup]:
    """Group by severity, most serious first; empty groups are left out."""
    entries = list(entries)
    groups = [
        SeverityGroup(severity, [e for e in entries if e.page.severity == severity])
        for severity in Severity
    ]
    return [group for group in groups if group.entries]
