from django import template
from django.template import Context
from django.utils.html import format_html_join
from wagtail.models import Page

from core.models import BasePage
from core.sharing.qr import qr_code
from core.sharing.views import share_address
from core.web_manifest import NIGHT, PAPER

register = template.Library()

#: The country of a language where it is not the language's own code in capitals.
TERRITORIES = {"cs": "CZ", "da": "DK", "en": "GB", "et": "EE", "sv": "SE", "uk": "UA"}


@register.simple_tag(takes_context=True)
def share_picture(context: Context, page: BasePage) -> str:
    """Return the absolute address of the page's share picture."""
    request = context["request"]
    parts = page.get_url_parts(request)
    return f"{parts[1]}{share_address(request, page)}" if parts else ""


@register.simple_tag
def qr(address: str) -> str:
    """Return an address as a QR code, for paper."""
    return qr_code(address)


@register.simple_tag
def theme_colors() -> str:
    """Return the colours in which a phone paints its bars around the page, in light and in dark."""
    return format_html_join(
        "\n",
        '<meta name="theme-color" content="{}" media="(prefers-color-scheme: {})">',
        ((PAPER, "light"), (NIGHT, "dark")),
    )


@register.filter
def open_graph_locale(page: Page) -> str:
    """Return the page's language as Open Graph writes it: ``lv_LV``."""
    code = page.locale.language_code.split("-")[0]
    return f"{code}_{TERRITORIES.get(code, code.upper())}"
