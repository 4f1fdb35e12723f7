from collections.abc import Hashable

from django import template
from django.template import Context, NodeList
from django.template.base import Parser, Token
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from core.lookups.memory import memory, remembered

register = template.Library()

#: A form has a token of each visitor's own.
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of the field


class RememberNode(template.Node):
    def __init__(self, name: str, nodes: NodeList) -> None:
        self.name, self.nodelist = name, nodes

    def render(self, context: Context) -> SafeString:
        key, held = self._key(context), memory()
        if held and key in held.values:
            known: SafeString = held.values[key]
            return known
        html = self.nodelist.render(context)
        if key and TOKEN not in html:
            remembered(key, lambda: html)
        return html

    def _key(self, context: Context) -> Hashable:
        """Return what tells two renderings apart; ``None`` in a preview, and where the content is not known to be the same."""
        request, page, shown = (context.get(name) for name in ("request", "page", "content"))
        if memory() is None or request is None or not isinstance(page, Page):
            return None
        if getattr(request, "is_preview", False):
            return None
        own = (page.pk, shown.pk if isinstance(shown, Page) else None, get_language())
        return ("fragment", self.name, *own, request.build_absolute_uri(), timezone.localdate())


@register.tag
def remember(parser: Parser, token: Token) -> RememberNode:
    """Render what follows once for each page, address and language, until the content changes.

    For what depends on the content and the day only: nothing about the visitor, nor the hour.
    """
    _tag, name = token.split_contents()
    nodes = parser.parse(("endremember",))
    parser.delete_first_token()
    return RememberNode(name, nodes)
