from articles.blocks.contraindications import ContraindicationsBlock
from articles.blocks.technique import TechniqueStepsBlock
from core.blocks import BODY_BLOCKS

ARTICLE_BLOCKS = [
    *BODY_BLOCKS,
    ("technique_steps", TechniqueStepsBlock()),
    ("contraindications", ContraindicationsBlock()),
]

__all__ = ["ARTICLE_BLOCKS", "ContraindicationsBlock", "TechniqueStepsBlock"]
