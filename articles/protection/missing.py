"""Live guides that name a contraindication or red flag which their readers do not get, or soon may not get."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model, TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TranslatableMixin

from articles.models import ArticlePage
from articles.protection.guides import live_guides, naming
from articles.protection.safety_entries import SAFETY_ENTRIES
from articles.protection.usage import entry_title
from core.lookups.references import fetch, in_language
from translations.tracking.conditions import Found, StatusCondition


class Fault(TextChoices):
    DELETED = "deleted", _("The entry was deleted.")
    OFFLINE = "offline", _("The entry is not published.")
    FOREIGN = "foreign", _("Not published in this language: readers see the original.")
    EXPIRED = "expired", _("Its date of expiry has passed. It stays live because guides show it.")


#: Readers get no warning at all.
LOST = {Fault.DELETED, Fault.OFFLINE}


@dataclass(frozen=True)
class MissingWarning:
    guide: ArticlePage
    #: The entry that the guide names; ``None`` if it was deleted.
    entry: TranslatableMixin | None
    fault: Fault

    @property
    def entry_title(self) -> str:
        return entry_title(self.entry) if self.entry else ""

    @property
    def entry_url(self) -> str:
        """The entry's page in the admin."""
        return AdminURLFinder().get_edit_url(self.entry) or ""

    def __str__(self) -> str:
        entry = f"“{entry_title(self.entry)}”" if self.entry else "an entry"
        return f"{self.guide.title}: {entry} ({self.fault.value})"


def missing_warnings() -> list[MissingWarning]:
    """Return every fault, by kind of entry and guide. The same few queries, however many guides there are."""
    guides = list(live_guides())
    return [fault for model in SAFETY_ENTRIES for fault in _missing_of(model, guides)]


def _missing_of(model: type[Model], guides: Iterable[ArticlePage]) -> list[MissingWarning]:
    named_by = naming(model)
    named = [(guide, sorted(named_by(guide))) for guide in guides]
    keys = {key for _guide, those in named for key in those}
    entries = fetch(model, keys) if keys else {}
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


def _faults(guide: ArticlePage, entry: TranslatableMixin | None) -> Iterator[MissingWarning]:
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
