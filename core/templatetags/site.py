import json
from collections.abc import Iterable, Sequence

from django import template
from django.db.models import Model
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from wagtail.blocks import BoundBlock, StreamValue
from wagtail.models import Page

from core import alternates as alternates_of
from core.anchors import AnchoredBlock, anchored
from core.lookups.ancestors import live_ancestors
from core.models import BasePage
from core.stream_styles import style_sheets
from core.structured_data.graph import graph
from core.zones import Zone

register = template.Library()

#: The signs that would end a data block early, as JSON's own escapes.
HTML_SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> list[alternates_of.Alternate]:
    """Return the alternates of the current page; on error pages, the home pages of all languages.

    A page whose query string means the same in every language names it as ``kept_query`` in its context.
    """
    if "alternates" in context:
        return context["alternates"]
    page, request = context.get("page"), context.get("request")
    if isinstance(page, Page) and page.pk:
        # An alias has the alternates of its original.
        shown = getattr(page, "content", page)
        kept = context.get("kept_query") or ""
        return alternates_of.alternates_for_page(shown, request, kept)
    return alternates_of.homes()


@register.simple_tag(takes_context=True)
def canonical(context: Context, languages: Iterable[alternates_of.Alternate]) -> str:
    """Return the canonical address: for an alias, that of its original. Empty on error pages."""
    page, content = context.get("page"), context.get("content")
    if isinstance(page, Page) and isinstance(content, Page) and page.pk != content.pk:
        return content.get_full_url(context.get("request")) or ""
    own = next((item.full_url for item in languages if item.is_current and item.is_available), "")
    number = later_page(context)
    return f"{own}{'&' if '?' in own else '?'}page={number}" if own and number else own


@register.simple_tag(takes_context=True)
def later_page(context: Context) -> int:
    """Return the number of a list's second or later page, else 0. Such a page has no alternates."""
    shown = context.get("articles") or context.get("used_in")
    number = getattr(shown, "number", 1)
    return number if number > 1 else 0


@register.filter
def x_default(languages: Iterable[alternates_of.Alternate]) -> str:
    return alternates_of.x_default(languages)


@register.simple_tag(takes_context=True)
def structured_data(context: Context, languages: Sequence[alternates_of.Alternate]) -> str:
    """Return the JSON-LD graph of the page as a data block, which browsers do not run. Nothing on error pages."""
    page, request = context.get("content"), context.get("request")
    if not isinstance(page, BasePage) or not page.pk or request is None:
        return ""
    found = json.dumps(graph(request, page, languages), ensure_ascii=False, separators=(",", ":"))
    data = mark_safe(found.translate(HTML_SIGNS))  # noqa: S308 - its HTML signs are escaped
    return format_html('<script type="application/ld+json">{}</script>', data)


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context) -> list[dict[str, str]]:
    """Return the live ancestors of the page, home first, without the page itself."""
    page = context.get("page")
    if not isinstance(page, Page) or not page.pk:
        return []
    return [
        {"title": row.title, "url": row.get_url(context.get("request")) or ""}
        for row in live_ancestors(page)
    ]


@register.simple_tag
def lang_of(entry: Model | None) -> str:
    """Return `` lang="ru"`` when the text of an entry is not in the active language, else nothing."""
    locale = getattr(entry, "locale", None) if entry else None
    if locale is None or locale.language_code == get_language():
        return ""
    return format_html(' lang="{}"', locale.language_code)


@register.filter
def zone_class(key: str) -> str:
    return key.replace("_", "-") if key else ""


@register.filter
def zone_label(key: str) -> str:
    return str(Zone(key).label) if key in Zone.values else ""


@register.simple_tag
def anchored_blocks(stream: StreamValue) -> list[AnchoredBlock]:
    return anchored(stream)


@register.simple_tag
def stream_styles(stream: Iterable[BoundBlock], *components: str) -> str:
    """Links to the style sheets of the blocks in a stream, and of the components that the page adds."""
    paths = style_sheets([bound.block for bound in stream], *components)
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(path),) for path in paths)
    )


@register.simple_tag
def block_styles(bound: BoundBlock) -> str:
    """Links to the style sheets of one block."""
    return stream_styles([bound])
