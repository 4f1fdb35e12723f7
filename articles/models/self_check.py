from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from articles.self_check import self_check, shown_keys
from checks.forms import OriginalForm
from core.blocks.text import TEXT_FEATURES
from core.lookups.memory import memory, remembered
from core.models import BasePage
from core.searching.content import Part, rich_part
from core.zones import Zone

ADDRESSES = "self-check-addresses"
#: Seconds. Limits the age of the addresses on a node whose cache is not shared.
TIMEOUT = 300


class SelfCheckPage(BasePage):
    """Asks what speaks against a massage, in four steps; the answers never leave the browser.

    Its questions are the red flags and the contraindications of the two libraries. What is
    ticked opens its advice by CSS alone (docs/decisions/0019-the-self-check-is-css.md).
    """

    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("What the check is for, and how long it takes.")
    )
    emergency_number = models.CharField(
        _("emergency number"),
        max_length=20,
        default="113",
        help_text=_("Called when an emergency sign is ticked."),
    )
    limits = RichTextField(
        _("limits"),
        features=TEXT_FEATURES,
        help_text=_("What this check cannot know. Shown with every result."),
    )

    base_form_class = OriginalForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("emergency_number"),
        FieldPanel("limits"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("limits"),
    ]
    override_translatable_fields = [SynchronizedField("emergency_number", overridable=False)]
    safety_fields = ("emergency_number", "limits")
    structured_type = "MedicalWebPage"
    template = "pages/self_check_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("self-check")

    def search_parts(self) -> Iterable[Part]:
        yield from super().search_parts()
        yield rich_part(self.limits)

    def listed_for_safety(self) -> list[UUID]:
        """Return the translation keys of the entries whose text this page shows (asked by `translations.tracking.warnings`)."""
        return shown_keys(self.locale)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "check": self_check(self.content.locale),
            "zones": [(zone.value, zone.label) for zone in Zone],
        }


def self_check_addresses() -> dict[str, str]:
    """Return the address of the self-check by language. Cached: every guide links to it."""
    if memory():
        return remembered(ADDRESSES, _addresses)
    return cache.get_or_set(ADDRESSES, _addresses, TIMEOUT) or {}


def _addresses() -> dict[str, str]:
    pages = SelfCheckPage.objects.live().filter(alias_of__isnull=True).select_related("locale")
    return {page.locale.language_code: page.get_url() or "" for page in pages}


@receiver([post_save, post_delete], sender=SelfCheckPage)
def forget_addresses(**_kwargs: object) -> None:
    """Clear the cached addresses after the change is committed."""
    transaction.on_commit(lambda: cache.delete(ADDRESSES))
