"""The glossary: agreed terms, and where a text uses them."""

from translations.language.glossary.entries import Agreed, glossary
from translations.language.glossary.matching import says, uses

__all__ = ["Agreed", "glossary", "says", "uses"]
