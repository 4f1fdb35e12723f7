"""The translation memory: earlier translations of strings that are similar to an open one."""

from translations.exchange.memory.matching import Match, matches

__all__ = ["Match", "matches"]
