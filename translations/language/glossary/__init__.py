"""The glossary: agreed terms, and where a text uses them."""

from translations.language.glossary.entries import Agreed, glossary
from translations.language.glossary.matching import place, says, uses

__all__ = ["Agreed", "glossary", "place", "says", "uses"]
