"""The public block vocabulary, by what an editor has in mind."""

from core.blocks.advice import CallToActionBlock, CareCardBlock
from core.blocks.drafts import AddressBlock, NumberBlock, TimeBlock
from core.blocks.identifiers import IdentifierBlock, validate_identifier
from core.blocks.media import FigureBlock, VideoBlock, decorative
from core.blocks.privacy import CookiesBlock, PersonalDataBlock
from core.blocks.references import (
    EntryChooserBlock,
    LocalizedPageChooserBlock,
    PictureChooserBlock,
)
from core.blocks.text import (
    HeadingBlock,
    KeyFactsBlock,
    QuestionsBlock,
    QuoteBlock,
    TextBlock,
    optional_line,
    rich_text,
)

BODY_BLOCKS = [
    ("text", TextBlock()),
    ("heading", HeadingBlock()),
    ("figure", FigureBlock()),
    ("quote", QuoteBlock()),
    ("questions", QuestionsBlock()),
    ("key_facts", KeyFactsBlock()),
    ("video", VideoBlock()),
    ("care_card", CareCardBlock()),
    ("call_to_action", CallToActionBlock()),
]

__all__ = [
    "BODY_BLOCKS",
    "AddressBlock",
    "CallToActionBlock",
    "CareCardBlock",
    "CookiesBlock",
    "EntryChooserBlock",
    "FigureBlock",
    "HeadingBlock",
    "IdentifierBlock",
    "KeyFactsBlock",
    "LocalizedPageChooserBlock",
    "NumberBlock",
    "PersonalDataBlock",
    "PictureChooserBlock",
    "QuestionsBlock",
    "QuoteBlock",
    "TextBlock",
    "TimeBlock",
    "VideoBlock",
    "decorative",
    "optional_line",
    "rich_text",
    "validate_identifier",
]
