from django import template
from django.template import Context
from django.template.base import NodeList, Parser, Token

from core import missing_pictures

register = template.Library()


@register.tag
def if_drawn(parser: Parser, _token: Token) -> "DrawnNode":
    """Render what is inside, or nothing if a picture in it cannot be drawn: no broken frame is shown."""
    nodes = parser.parse(("end_if_drawn",))
    parser.delete_first_token()
    return DrawnNode(nodes)


class DrawnNode(template.Node):
    def __init__(self, nodes: NodeList) -> None:
        self.nodes = nodes

    def render(self, context: Context) -> str:
        with missing_pictures.noticed() as missing:
            inside = self.nodes.render(context)
        return "" if missing else inside
