from typing import Any

from django import template
from django.core.files.storage import default_storage
from django.template.base import Parser, Token
from wagtail.images.templatetags.wagtailimages_tags import PictureNode, image

register = template.Library()

#: The file name that Wagtail gives to a rendition that it could not make.
NOT_FOUND = "not-found"


class DrawnPictureNode(PictureNode):
    """Wagtail's ``picture``, and nothing in place of a broken image where the file is damaged or missing."""

    def render(self, context: Any) -> str:
        made: str = super().render(context)
        return "" if f'"{default_storage.url(NOT_FOUND)}"' in made else made


@register.tag
def picture(parser: Parser, token: Token) -> DrawnPictureNode:
    node: DrawnPictureNode = image(parser, token)
    node.__class__ = DrawnPictureNode
    return node
