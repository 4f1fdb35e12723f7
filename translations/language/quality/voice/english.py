"""What English texts must not contain: the source language of the site, checked by the suite."""

from translations.language.quality.voice import messages
from translations.language.quality.voice.rule import Rule, pattern

NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|\d+)"

RULES = [
    Rule("quotes", pattern('[„«»"]'), messages.QUOTES),
    Rule("ellipsis", pattern(r"\.{3}"), messages.ELLIPSIS),
    Rule("wording", pattern(rf"\b{NUMBER} (?:conditions|contraindications)\b"), messages.COUNT),
]
