from articles.blocks.care_card import RedFlagCardBlock
from articles.blocks.contraindications import ContraindicationsBlock
from articles.blocks.technique import TechniqueStepsBlock
from core.blocks import BODY_BLOCKS
from services.price_block import ServicesBlock

ARTICLE_BLOCKS = [
    *[
        ("care_card", RedFlagCardBlock()) if name == "care_card" else (name, block)
        for name, block in BODY_BLOCKS
    ],
    ("technique_steps", TechniqueStepsBlock()),
    ("contraindications", ContraindicationsBlock()),
    ("services", ServicesBlock()),
]

__all__ = ["ARTICLE_BLOCKS", "ContraindicationsBlock", "RedFlagCardBlock", "TechniqueStepsBlock"]
