from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django.db.models import Field, Model, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.coreutils import resolve_model_string
from wagtail.models import Locale

from articles.choosers.rows import Offer, PickerGroup, grouped_by_class, offers
from articles.choosers.views import PickedSeveralView, PickedView, PickView
from articles.choosers.widgets import picker_name
from core.lookups.references import source_language


class EntryPickerViewSet(ChooserViewSet):
    """The picker of a library of translatable entries that can be drafts.

    It offers the live entries of the source language by class, with their zone, languages
    and usage, and takes one or several. Subclasses name the model and the field with the
    class; an entry with ``names`` is found by each of them, in every language. A query
    that names a class is offered the entries of that class only.
    """

    #: A field with choices, most serious first.
    class_field = "severity"
    page_title = _("Choose from the library")
    register_widget = False
    choose_view_class = PickView
    chosen_view_class = PickedView
    chosen_multiple_view_class = PickedSeveralView

    @property
    def name(self) -> str:
        return picker_name(self.model)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(picker=self, **kwargs)

    def add_label(self, count: int) -> str:
        """Return the label of the button that adds the chosen entries."""
        return ngettext("Add %(count)s entry", "Add %(count)s entries", count) % {"count": count}

    def zone_of(self, entry: Any) -> str:
        """Return the body zones of an entry that has ``zones_text`` or a field ``zone``."""
        if hasattr(entry, "zones_text"):
            return str(entry.zones_text)
        return str(entry.get_zone_display()) if hasattr(entry, "get_zone_display") else ""

    def usage(self, found: Sequence[Offer]) -> dict[int, int]:
        """Return the number of live guides that name each entry, by the entry's key; empty if nobody counts them."""
        return {}

    def suggests(self, entry: Any, query: Mapping[str, str]) -> bool:
        """Whether an entry is ticked when the dialog opens with this query."""
        return False

    def note(self, query: Mapping[str, str]) -> str:
        """Return what the dialog says about its offer for this query, or ``""``."""
        return ""

    def library_url(self) -> str:
        """Return the address where editors add entries, or ``""``."""
        return ""

    def live(self) -> QuerySet[Any, Any]:
        """Return the live rows of the library in all languages; `offers` tells which may be chosen."""
        return self._model_class._default_manager.filter(live=True).select_related("locale")

    def chosen(self, pks: Iterable[str]) -> list[Any]:
        """Return the chosen entries in the order of the dialog, without those that are not offered."""
        keys = {int(pk) for pk in pks if pk.isdecimal()}
        groups = self._grouped(offers(self.live().filter(pk__in=keys)))
        return [offer.entry for group in groups for offer in group.offers]

    def groups(self, query: Mapping[str, str]) -> list[PickerGroup]:
        """Return all offered entries, or those of the class that the query names. Two queries, and those that count the usage."""
        only = query.get(self.class_field)
        found = [
            offer
            for offer in offers(self.live())
            if not only or getattr(offer.entry, self.class_field) == only
        ]
        locales = sorted(Locale.objects.all(), key=_source_first)
        usage = self.usage(found)
        for offer in found:
            offer.zone = self.zone_of(offer.entry)
            offer.guides = usage.get(offer.entry.pk)
            offer.is_suggested = self.suggests(offer.entry, query)
            offer.describe_languages(locales)
        # What is ticked is seen without scrolling.
        return self._grouped(sorted(found, key=lambda offer: not offer.is_suggested))

    @cached_property
    def _model_class(self) -> type[Model]:
        return resolve_model_string(self.model)

    def _grouped(self, found: Sequence[Offer]) -> list[PickerGroup]:
        field = cast("Field[Any, Any]", self._model_class._meta.get_field(self.class_field))
        return grouped_by_class(found, self.class_field, field.flatchoices)


def _source_first(locale: Locale) -> tuple[bool, str]:
    return locale.language_code != source_language(), locale.language_code
