"""Style sheets of stream blocks, found by name: the block ``quote`` gets ``css/components/quote.css``.

A block without a file of its name needs none. A block whose template includes another component names that
component's sheets: ``class Meta: styles = ["article_card"]``.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.conf import settings
from django.contrib.staticfiles import finders
from wagtail.blocks import Block


def style_sheets(blocks: Iterable[Block], *components: str) -> list[str]:
    """Return the static paths of the sheets of ``blocks`` and of ``components``, each once, in a fixed order."""
    kinds = {block.name: block for block in blocks}
    names = {name for block in kinds.values() for name in _names(block)}
    found = (_sheet(name) for name in sorted(names.union(components)))
    return [path for path in found if path]


def _names(block: Block) -> Iterator[str]:
    """Yield the names under which a block and the blocks inside it may have a sheet."""
    yield block.name
    yield from getattr(block.meta, "styles", ())
    for child in getattr(block, "child_blocks", {}).values():
        if getattr(child.meta, "template", None):
            yield from _names(child)


def _sheet(name: str) -> str:
    """Return the static path of a component's sheet, or ``""``. While developing, a new file is found at once."""
    return _find(name) if settings.DEBUG else _find_once(name)


def _find(name: str) -> str:
    path = f"css/components/{name}.css"
    return path if finders.find(path) else ""


_find_once = lru_cache(maxsize=None)(_find)
