from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from checks.forms import OriginalForm
from core.models import BasePage
from home.blocks import TEXT_PAGE_BLOCKS


class StandardPage(BasePage):
    """A page of plain text: about the practice, privacy policy, cookies."""

    standfirst = models.TextField(_("standfirst"), blank=True)
    body = StreamField(TEXT_PAGE_BLOCKS, verbose_name=_("body"))

    base_form_class = OriginalForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]
    template = "pages/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("text page")
