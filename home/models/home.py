from collections.abc import Iterable, Sequence

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.blocks.text import TEXT_FEATURES
from core.models import BasePage
from core.routing import live_page_below
from core.searching.content import LEAD, Part, rich_part
from home.blocks import HOME_BLOCKS
from home.forms import HomeForm


class HomePage(BasePage):
    """The front page of one language."""

    headline = models.CharField(
        _("headline"), max_length=200, help_text=_("One sentence: what, and for whom.")
    )
    introduction = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    lead_image = models.ForeignKey(
        "core.Picture",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(_("alt text"), max_length=250, blank=True)
    lead_image_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture says nothing that the text does not."),
    )
    body = StreamField(HOME_BLOCKS, verbose_name=_("body"), blank=True)

    base_form_class = HomeForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_decorative"),
            ],
            heading=_("Lead picture"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("headline"),
        index.SearchField("body"),
    ]
    #: Ranks the front page below the guides: it mentions every subject, but the guides explain them.
    search_worth = 0.7
    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "home.PricesPage",
        "home.ContactPage",
        "home.TeamPage",
        "articles.ArticleIndexPage",
        "articles.ContraindicationIndexPage",
        "articles.SelfCheckPage",
        "callbacks.FormPage",
    ]

    class Meta:
        verbose_name = _("home page")

    @property
    def lead_image_shown_alt(self) -> str:
        """The alt text that readers get: none for a decorative picture."""
        return "" if self.lead_image_decorative else self.lead_image_alt

    def search_parts(self) -> Iterable[Part]:
        yield Part(self.headline, LEAD)
        yield rich_part(self.introduction)
        yield from super().search_parts()

    def route(self, request: HttpRequest, path_components: Sequence[str]) -> RouteResult:
        """Find the page by its full path in one query; Wagtail's traversal takes two queries per level.

        Drafts, paths inside routable pages and unknown paths fall back to Wagtail's traversal.
        """
        page = live_page_below(self, path_components) if path_components else None
        return page.route(request, []) if page else super().route(request, path_components)
