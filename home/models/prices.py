from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from checks.forms import OriginalForm
from core.blocks.text import TEXT_FEATURES
from core.models import BasePage
from core.searching.content import HEADING, Facet, Part, rich_part
from core.structured_data.nodes import Node
from home import structured_data
from home.blocks import TEXT_PAGE_BLOCKS
from services.models import Service
from services.models.services import SERVICE, listed


class PricesPage(BasePage):
    """The price list: every service, how to pay, and what happens when a visit is cancelled."""

    standfirst = models.TextField(_("standfirst"), blank=True)
    paying = RichTextField(_("how to pay"), blank=True, features=TEXT_FEATURES)
    cancelling = RichTextField(
        pgettext_lazy("of a visit", "cancelling"), blank=True, features=TEXT_FEATURES
    )
    body = StreamField(
        TEXT_PAGE_BLOCKS, verbose_name=_("body"), blank=True, help_text=_("Below the prices.")
    )

    base_form_class = OriginalForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("paying"),
        FieldPanel("cancelling"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("paying"),
        index.SearchField("cancelling"),
        index.SearchField("body"),
    ]
    #: Ranks the price list below the guides: it names every massage, but the guides explain them.
    search_worth = 0.7
    template = "pages/prices_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("price list")

    def services(self) -> list[Service]:
        return listed()

    def structured_data(self) -> Node:
        return {"mainEntity": structured_data.offers(self.title, self.services())}

    def search_parts(self) -> Iterable[Part]:
        yield from super().search_parts()
        for service in self.services():
            yield from service.search_parts()
        # Translators: what people type who look for the prices.
        words = gettext("price, prices, cost, how much, pay, card, cash, cancel, book, service")
        yield Part(words, HEADING, shown=False)
        yield rich_part(self.paying)
        yield rich_part(self.cancelling)

    def search_facets(self) -> Iterable[Facet]:
        """Name the services, so that the page is indexed again when one of them changes."""
        return [Facet(SERVICE, service.key, service.name) for service in self.services()]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"services": self.content.services()}
