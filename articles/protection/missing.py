"""Live guides that name a contraindication which their readers do not get, or soon may not get."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import ArticlePage, ContraindicationPage
from articles.protection.guides import live_guides, named_entries
from core.lookups.references import fetch, in_language
from translations.tracking.conditions import Found, StatusCondition


class Fault(TextChoices):
    DELETED = "deleted", _("The contraindication was deleted.")
    OFFLINE = "offline", _("The contraindication is not published.")
    FOREIGN = "foreign", _("Not published in this language: readers see the original.")
    EXPIRED = "expired", _("Its date of expiry has passed. It stays live because guides show it.")


#: Readers get no warning at all.
LOST = {Fault.DELETED, Fault.OFFLINE}


@dataclass(frozen=True)
class MissingWarning:
    guide: ArticlePage
    #: The entry that the guide names; ``None`` if it was deleted.
    entry: ContraindicationPage | None
    fault: Fault

    def __str__(self) -> str:
        entry = f"“{self.entry.title}”" if self.entry else "an entry"
        return f"{self.guide.title}: {entry} ({self.fault.value})"


def missing_warnings() -> list[MissingWarning]:
    """Return every fault, by guide. Two queries, however many guides there are."""
    named = [(guide, sorted(named_entries(guide))) for guide in live_guides()]
    keys = {key for _guide, those in named for key in those}
    entries = fetch(ContraindicationPage, keys) if keys else {}
    return [
        found
        for guide, those in named
        for key in those
        for found in _faults(guide, entries.get(key))
    ]


def is_any_lost() -> bool:
    return any(found.fault in LOST for found in missing_warnings())


def status_condition() -> StatusCondition:
    """For `manage.py translation_status`."""
    return StatusCondition("warnings", "Guides whose warning is missing", _found)


def _found() -> list[Found]:
    return [
        Found(
            one.guide.locale.language_code,
            f"{one}  {settings.WAGTAILADMIN_BASE_URL}"
            f"{reverse('wagtailadmin_pages:edit', args=[one.guide.pk])}",
        )
        for one in missing_warnings()
    ]


def _faults(guide: ArticlePage, entry: ContraindicationPage | None) -> Iterator[MissingWarning]:
    if entry is None:
        yield MissingWarning(guide, None, Fault.DELETED)
        return
    shown = in_language(entry, guide.locale.language_code)
    if shown is None:
        yield MissingWarning(guide, entry, Fault.OFFLINE)
        return
    if shown.locale_id != guide.locale_id:
        yield MissingWarning(guide, entry, Fault.FOREIGN)
    if shown.expire_at and shown.expire_at < timezone.now():
        yield MissingWarning(guide, shown, Fault.EXPIRED)
