"""The rules of ``docs/voice`` that a program can check.

One implementation for the translators' desk and for the suite over our own texts. No rule
can be sure of a text, so each finding is a warning: a translator who means it leaves it.
"""

from translations.language.quality.voice.negation import lonely_never
from translations.language.quality.voice.rules import broken_rules
from translations.language.quality.voice.strength import weaker

__all__ = ["VOICE_CHECKS", "broken_rules", "lonely_never", "weaker"]

VOICE_CHECKS = [broken_rules, lonely_never, weaker]
