"""What Latvian texts must not contain."""

from django.utils.translation import gettext_lazy as _

from translations.language.quality.voice import messages
from translations.language.quality.voice.languages import LATVIAN
from translations.language.quality.voice.rule import Rule, pattern
from translations.language.quality.voice.spaces import number_before_unit

NEED_NOT = pattern(
    r"\bneed(?:s|ed)? not\b",
    r"\bneedn[’']t\b",
    r"(?:\bnot|n[’']t) (?:need|have) to\b",
    r"(?:\bnot|n[’']t) need\b",
    r"\bno need\b",
    r"\b(?:nothing|no \w+) to\b",
)
NOT_ADVISED = pattern(r"\bnot (?:recommended|advis\w+)\b|\bbetter not\b|\bshould not\b")

RULES = [
    Rule("hard_space", number_before_unit(LATVIAN), messages.UNIT),
    Rule("dash", pattern("—"), _("Latvian writes the en dash (–), not the em dash: “%(found)s”.")),
    Rule("dash", pattern(r"(?<=\w) - (?=\w)"), _("A dash is “–”, not a hyphen: “%(found)s”.")),
    Rule("quotes", pattern('[“«»"]'), messages.QUOTES),
    Rule("ellipsis", pattern(r"\.{3}"), messages.ELLIPSIS),
    Rule(
        "wording",
        pattern(r"\bnav jā\w+"),
        _(
            "„Nav jā-” means “need not”. A prohibition is „nedrīkst” or „ne-” with a verb: “%(found)s”."
        ),
        unless=NEED_NOT,
    ),
    Rule("wording", pattern(r"\bnav ieteic\w+"), messages.ADVICE, unless=NOT_ADVISED),
    Rule(
        "wording",
        pattern(r"\blai (?:kopā |tad |jūs |mēs )?var(?:at|am)\b"),
        _("„Lai” of purpose takes the conditional („lai varētu”): “%(found)s”."),
    ),
    Rule("wording", pattern(r"\bvirs (?:nier|kaul|mugurkaul|skriemeļ)\w+"), messages.OVER_A_PART),
    Rule(
        "wording",
        pattern(r"\b(?:desmit|divpadsmit|četrpadsmit|\d+)[ \u00a0](?:veselības )?stāvok\w+"),
        messages.COUNT,
    ),
]
