"""How the general texts of a new practice are published: only what readers may have."""

from typing import Any

from django.db import transaction
from wagtail.models import Revision

from articles.models import (
    ContraindicationIndexPage,
    ContraindicationPage,
    RedFlag,
    SelfCheckPage,
    UrgencyAdvice,
)
from forms.models import FormPage
from home.models import ContactPage, PricesPage, StandardPage, TeamPage
from practice.building.keys import key
from practice.building.library import Library
from practice.content.filling import BLANK
from services.models import Service
from translations.publishing.publication.refusals import PublicationRefusedError

#: Without one entry that readers may see, these would say that nothing speaks against a massage.
OF_ENTRIES = (ContraindicationIndexPage, SelfCheckPage)
SAFETY = (ContraindicationPage, RedFlag, UrgencyAdvice, *OF_ENTRIES)


class SetupLibrary(Library):
    """Publishes what is complete and, where it is about safety, reviewed; the rest stays a draft."""

    def __init__(self, *, speaks: bool, has_address: bool) -> None:
        super().__init__()
        self.has_address = has_address
        #: Whether the general texts exist in the source language. Readers get no safety text in a foreign one.
        self.speaks = speaks

    def is_finished(self, row: Any) -> bool:
        return bool(row.live or row.latest_revision_id)

    def publish(self, row: Any, revision: Revision) -> None:
        if self._may_be_read(row, revision):
            try:
                with transaction.atomic():
                    revision.publish()
            except PublicationRefusedError:
                pass
            else:
                return
        # A draft that was never live: as after Wagtail's view, its fields hold the words.
        row.live, row.has_unpublished_changes = False, True
        row.save()

    def _may_be_read(self, row: Any, revision: Revision) -> bool:
        if BLANK.search(str(revision.content)) or (isinstance(row, SAFETY) and not self.speaks):
            return False
        if isinstance(row, OF_ENTRIES):
            return ContraindicationPage.objects.live().exists()
        if isinstance(row, FormPage):  # it asks for personal data
            privacy = StandardPage.objects.filter(translation_key=key("page", "privacy-policy"))
            return privacy.live().exists()
        return self._says_something(row)

    def _says_something(self, row: Any) -> bool:
        """Whether a page about the practice has what it is about: an address, a price, people."""
        if isinstance(row, ContactPage):
            return self.has_address
        if isinstance(row, Service):
            return row.price is not None
        if isinstance(row, PricesPage):
            return Service.objects.filter(live=True).exists()
        return not isinstance(row, TeamPage)
