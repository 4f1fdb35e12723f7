from django import template
from django.template import Context
from django.template.base import Node, NodeList, Parser, Token
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join

from core.styles.finder import path_of
from core.styles.naming import every_component_sheet, kinds

register = template.Library()


class PageStyles(Node):
    """One link in place of those inside, for a page whose template is known; else the links themselves."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        name = context.template.name if context.template else None
        if name in kinds():
            return format_html('<link rel="stylesheet" href="{}">', static(path_of(name)))
        return self.nodelist.render(context)


@register.simple_tag
def every_component() -> str:
    """Links to the style sheets of all components."""
    links = ((static(path),) for path in every_component_sheet())
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', links)


@register.tag
def page_styles(parser: Parser, _token: Token) -> PageStyles:
    """Join the style sheets up to ``{% end_page_styles %}`` in one file (`core.styles`)."""
    nodelist = parser.parse(("end_page_styles",))
    parser.delete_first_token()
    return PageStyles(nodelist)
