"""Everything translated before, found again where something like it is to be translated."""

from translations.exchange.memory.matching import Match, Place, matches

__all__ = ["Match", "Place", "matches"]
