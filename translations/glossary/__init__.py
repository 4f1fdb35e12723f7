"""The words that the practice has agreed on, and where a text uses them."""

from translations.glossary.entries import Agreed, glossary
from translations.glossary.matching import says, uses

__all__ = ["Agreed", "glossary", "says", "uses"]
