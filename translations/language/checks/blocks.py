from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import Error
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

WORDS = (blocks.CharBlock, blocks.TextBlock)
FRAGILE = (EmbedBlock, ImageBlock)
WITHOUT_STRINGS = (TableBlock, TypedTableBlock, blocks.RawHTMLBlock)
IDENTIFIERS = ("key", "anchor", "slug", "identifier", "uuid", "code")

#: A block's path ("articles.ArticlePage.body.figure.image"), the block, and its parent.
Step = tuple[str, blocks.Block, blocks.Block | None]


def walk(block: blocks.Block, path: str, parent: blocks.Block | None = None) -> Iterator[Step]:
    """Yield a block and its descendants, without the inner blocks of Wagtail's own blocks."""
    yield path, block, parent
    if isinstance(block, (*FRAGILE, *WITHOUT_STRINGS)):
        return
    if isinstance(block, blocks.ListBlock):
        yield from walk(block.child_block, f"{path}.item", block)
    for name, child in getattr(block, "child_blocks", {}).items():
        yield from walk(child, f"{path}.{name}", block)


def struct_within_struct(
    path: str, block: blocks.Block, parent: blocks.Block | None
) -> Iterable[Error]:
    both = isinstance(parent, blocks.StructBlock) and isinstance(block, blocks.StructBlock)
    if not both or isinstance(block, FRAGILE):
        return
    lost = (blocks.ListBlock, ImageChooserBlock)
    if any(isinstance(child, lost) for child in block.child_blocks.values()):
        yield Error(
            f"{path} is a StructBlock directly within a StructBlock, around a list or a picture.",
            hint="Its list items never reach translators. Put its children beside those of the outer block.",
            id="translations.E001",
        )


def words_without_default(
    path: str, block: blocks.Block, parent: blocks.Block | None
) -> Iterable[Error]:
    within_others = isinstance(parent, blocks.StructBlock)
    if (
        within_others
        and isinstance(block, WORDS)
        and block.get_default() is None
        and _segments(block)
    ):
        yield Error(
            f"{path} has None for its default.",
            hint='Give it default="": a page saved before the block existed cannot be sent for translation.',
            id="translations.E002",
        )


def fragile_block(path: str, block: blocks.Block, parent: blocks.Block | None) -> Iterable[Error]:
    if isinstance(block, FRAGILE):
        yield Error(
            f"{path} is a {type(block).__name__}.",
            hint="Empty or nested it breaks the translation editor. Use core's FigureBlock or VideoBlock.",
            id="translations.E003",
        )


def block_without_strings(
    path: str, block: blocks.Block, parent: blocks.Block | None
) -> Iterable[Error]:
    if isinstance(block, WITHOUT_STRINGS):
        yield Error(
            f"{path} is a {type(block).__name__}, whose words never reach translators.",
            hint="Use a StructBlock with a ListBlock, or rich text.",
            id="translations.E004",
        )


def translatable_identifier(
    path: str, block: blocks.Block, parent: blocks.Block | None
) -> Iterable[Error]:
    name = path.rpartition(".")[2]
    if is_identifier(name) and isinstance(block, blocks.FieldBlock) and _segments(block):
        yield Error(
            f"{path} is an identifier, and translators could change it.",
            hint="Use core's IdentifierBlock.",
            id="translations.E005",
        )


def is_identifier(name: str) -> bool:
    return name in IDENTIFIERS or name.endswith(tuple(f"_{word}" for word in IDENTIFIERS))


def _segments(block: blocks.Block) -> list[Any]:
    """Return the segments that wagtail-localize extracts from a block with the value "x"."""
    value = block.normalize("x") if isinstance(block, blocks.RichTextBlock) else "x"
    if isinstance(block, blocks.ChooserBlock):
        return []
    extractor = StreamFieldSegmentExtractor(None, include_overridables=True)
    return extractor.handle_block(block, value)


RULES = [
    struct_within_struct,
    words_without_default,
    fragile_block,
    block_without_strings,
    translatable_identifier,
]
