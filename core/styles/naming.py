"""Which style sheets a template names: in ``{% block stylesheets %}`` and around it, in every branch."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.template import Context
from django.template.base import FilterExpression as Expression
from django.template.base import Node, Template, TextNode
from django.template.engine import Engine
from django.template.library import SimpleNode
from django.template.loader_tags import BlockNode, ExtendsNode
from django.templatetags.static import StaticNode
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from core.stream_styles import style_sheets

FRAME = "base.html"
BLOCK = "stylesheets"
LINK = re.compile(r"<link\s[^>]*?href=\"([^\"]+\.css)\"([^>]*)>")
EXTENDS = re.compile(r"{%\s*extends\s+\"([^\"]+)\"")
TEMPLATES = Path(settings.BASE_DIR) / "templates"


@dataclass(frozen=True)
class Sheet:
    """A static path, and whether it is for paper only."""

    path: str
    is_for_print: bool = False


@lru_cache(maxsize=1)
def kinds() -> frozenset[str]:
    """Return the names of the templates that are pages in the site's frame."""
    parents = {
        path.relative_to(TEMPLATES).as_posix(): found[1]
        for path in TEMPLATES.rglob("*.html")
        if (found := EXTENDS.search(path.read_text()))
    }
    return frozenset(name for name in parents if _root(name, parents) == FRAME)


def _root(name: str, parents: dict[str, str]) -> str:
    # A template of ours may extend Wagtail's of the same name.
    while (parent := parents.get(name, name)) != name:
        name = parent
    return name


def every_component_sheet() -> list[str]:
    """Return the static paths of the sheets of all components."""
    folder = Path(settings.BASE_DIR) / "static"
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.glob("css/components/*.css")
    )


def named_by(name: str) -> list[Sheet]:
    """Return the sheets of a kind of page, each once, in the order of their links."""
    template = Engine.get_default().get_template(name)
    frame = Engine.get_default().get_template(FRAME)
    source = "".join(_source(frame.nodelist, name, _block(template)))
    sheets = (Sheet(path, 'media="print"' in rest) for path, rest in LINK.findall(source))
    return list(dict.fromkeys(sheets))


def _block(template: Template) -> BlockNode | None:
    """Return the nearest block of style sheets: the template's own, or its parent's."""
    for node in template.nodelist.get_nodes_by_type(BlockNode):
        if isinstance(node, BlockNode) and node.name == BLOCK:
            return node
    for node in template.nodelist.get_nodes_by_type(ExtendsNode):
        if isinstance(node, ExtendsNode) and isinstance(node.parent_name, Expression):
            return _block(template.engine.get_template(node.parent_name.resolve(Context())))
    return None


def _source(nodes: Iterable[Node], name: str, block: BlockNode | None) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, TextNode):
            yield node.s
        elif isinstance(node, StaticNode):
            yield str(node.path.resolve(Context()))
        elif isinstance(node, BlockNode) and node.name == BLOCK and block and node is not block:
            yield from _source(block.nodelist, name, None)
        elif isinstance(node, SimpleNode):
            yield from _of_tag(node, name)
        else:
            yield from _inside(node, name, block)


def _inside(node: Node, name: str, block: BlockNode | None) -> Iterator[str]:
    for attribute in node.child_nodelists:
        yield from _source(getattr(node, attribute, ()), name, block)


def _of_tag(node: SimpleNode, name: str) -> Iterator[str]:
    """Yield the links that one of our tags makes."""
    if node.func.__name__ == "stream_styles":
        yield from _of_stream(node, name)
    elif node.func.__name__ == "every_component":
        yield from (f'<link href="{path}">' for path in every_component_sheet())


def _of_stream(node: SimpleNode, name: str) -> Iterator[str]:
    """Yield links for every block that the stream of such a page may hold."""
    stream, *components = node.args
    names = [str(component.resolve(Context())) for component in components]
    blocks = [
        block
        for field in _stream_fields(name, stream)
        for block in field.stream_block.child_blocks.values()
    ]
    for path in style_sheets(blocks, *names):
        yield f'<link href="{path}">'


def _stream_fields(name: str, stream: Expression) -> list[StreamField]:
    models = [model for model in get_page_models() if model.template == name]
    return [model._meta.get_field(stream.token.rpartition(".")[2]) for model in models]
