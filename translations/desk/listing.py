"""A page's menu in the explorer and in its header, without wagtail-localize's five queries for each."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import ListingButton
from wagtail.models import Page
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from translations.access.people import AnyUser
from translations.tracking.sending import may_send

NAMES = ("register_page_listing_more_buttons", "register_page_header_buttons")


def translations_of_page(
    page: Page, user: AnyUser, view_name: str | None = None, next_url: str | None = None
) -> Iterator[ListingButton]:
    """Yield a link to the page's row in the overview, which says what may be sent and what is out of date."""
    if page.depth > 1 and may_send(user):
        address = reverse("translation_overview:matrix")
        yield ListingButton(
            _("Translations"),
            f"{address}?{urlencode({'text': page.get_admin_display_title()})}",
            priority=60,
            icon_name="wagtail-localize-language",
        )


def replace_listing_buttons() -> None:
    """Put the link in the place of wagtail-localize's buttons: the overview sends pages, and sources are refreshed by themselves."""
    registered = hooks._hooks  # noqa: SLF001 - Wagtail has no way to take a hook back
    for name in NAMES:
        registered[name] = [
            (hook, order)
            for hook, order in registered[name]
            if hook is not page_listing_more_buttons
        ]
        hooks.register(name, translations_of_page)
