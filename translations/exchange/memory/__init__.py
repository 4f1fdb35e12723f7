"""Everything translated before, found again where something like it is to be translated."""

from translations.exchange.memory.matching import Match, matches

__all__ = ["Match", "matches"]
