from collections.abc import Iterable
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.lookups.references import in_language, source_language, whole_table
from core.models import Entry
from core.searching.content import HEADING, Part, SearchableMixin, rich_part
from services.money import money

#: The kind of the facet by which the pages that show a service are found when it changes.
SERVICE = "service"

#: What is the same in every language.
FACTS = ("minutes", "price", "order")


class Service(SearchableMixin, Entry):
    """What a visitor can book, and what it costs. Every page that names a price shows it from here."""

    name = models.CharField(pgettext_lazy("of a service", "name"), max_length=120)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        validators=[MinValueValidator(5)],
        help_text=_("How long the visit takes, from the door to the door."),
    )
    price = models.DecimalField(
        _("price"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("In the currency of the practice. Empty: visitors are asked to call."),
    )
    for_whom = models.CharField(
        _("for whom"), max_length=250, blank=True, help_text=_("One sentence.")
    )
    included = RichTextField(
        _("what is included"), blank=True, features=["ul"], help_text=_("A short list.")
    )
    order = models.PositiveSmallIntegerField(
        _("place in the list"), default=0, help_text=_("The smallest number comes first.")
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("price"), FieldPanel("order")]),
        FieldPanel("for_whom"),
        FieldPanel("included"),
        FieldPanel("key"),
    ]
    override_translatable_fields = [
        *Entry.override_translatable_fields,
        *[SynchronizedField(name, overridable=False) for name in FACTS],
    ]
    preview_template = "components/service_preview.html"

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services and prices")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "locale"], name="service_key_per_locale")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def original(self) -> "Service":
        """The row whose price and length hold in every language, also before a translation is published again."""
        return in_language(self, source_language()) or self

    @property
    def length(self) -> int:
        return self.original.minutes

    @property
    def money(self) -> str:
        """The price in the active language; empty if there is none."""
        amount = self.original.price
        if amount is None:
            return ""
        return money(amount) if amount else gettext("Free of charge")

    def search_parts(self) -> Iterable[Part]:
        """Return its texts for the page that lists it: an entry of the prices has no address of its own."""
        yield Part(self.name, HEADING, shown=False)
        yield Part(f"{self.name}: {self.money}")
        yield Part(self.for_whom)
        yield rich_part(self.included)

    def search_named_by(self) -> tuple[str, str]:
        return SERVICE, self.key


def listed() -> list[Service]:
    """Return every live service in the reader's language, in the practice's order."""
    originals = [
        row
        for row in whole_table(Service)
        if row.live and row.locale.language_code == source_language()
    ]
    originals.sort(key=lambda row: (row.order, row.pk))
    return [service for row in originals if (service := in_language(row))]
