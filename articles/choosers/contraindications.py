from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.choosers.rows import Offer
from articles.choosers.viewsets import EntryPickerViewSet
from articles.models import ContraindicationIndexPage, ContraindicationPage
from articles.protection.guides import live_guides, named_entries
from core.lookups.references import source_language


class ContraindicationPicker(EntryPickerViewSet):
    model = ContraindicationPage
    icon = "no-view"
    page_title = _("Contraindication library")

    def add_label(self, count: int) -> str:
        said = ngettext("Add %(count)s condition", "Add %(count)s conditions", count)
        return said % {"count": count}

    def usage(self, found: Sequence[Offer]) -> dict[int, int]:
        """Count guides, not their translations. One query."""
        offered = {row.pk: offer.entry.pk for offer in found for row in offer.translations}
        guides: dict[int, set[UUID]] = defaultdict(set)
        for guide in live_guides():
            for key in named_entries(guide) & offered.keys():
                guides[offered[key]].add(guide.translation_key)
        return {offer.entry.pk: len(guides[offer.entry.pk]) for offer in found}

    def library_url(self) -> str:
        index = ContraindicationIndexPage.objects.filter(
            locale__language_code=source_language()
        ).first()
        return reverse("wagtailadmin_explore", args=[index.pk]) if index else ""
