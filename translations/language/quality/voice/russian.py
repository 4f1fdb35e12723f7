"""What Russian texts must not contain."""

from django.utils.translation import gettext_lazy as _

from translations.language.quality.voice import messages
from translations.language.quality.voice.languages import RUSSIAN
from translations.language.quality.voice.rule import Rule, pattern
from translations.language.quality.voice.spaces import number_before_unit
from translations.language.quality.voice.yo import WITHOUT_YO

SHORT = "в|к|с|о|у|и|а|на|по|до|из|за|от|об|со|ко|не|ни|во|но"
CARE = pattern(r"\bcare(?:ful\w*)?\b|\bcautio\w+\b|\bgently?\b")
NOT_ADVISED = pattern(r"\bnot (?:recommended|advis\w+)\b|\bbetter not\b|\bshould not\b")

RULES = [
    Rule("hard_space", number_before_unit(RUSSIAN), messages.UNIT),
    Rule(
        "hard_space",
        pattern(rf"(?<![\w-])(?:{SHORT}) (?=\S)"),
        _("A hard space belongs after a short word, so that no line ends with it: “%(found)s”."),
    ),
    Rule(
        "dash",
        pattern(r"(?<=[^\d\s])[ \u00a0]+– ?(?=[^\d\s])", r"(?<=\w) - (?=\w)"),
        _("Russian writes the em dash (—): “%(found)s”."),
    ),
    Rule("dash", pattern(" —"), _("A hard space belongs before a dash: “%(found)s”.")),
    Rule("quotes", pattern('[“”„"]'), messages.QUOTES),
    Rule("ellipsis", pattern(r"\.{3}"), messages.ELLIPSIS),
    Rule("yo", WITHOUT_YO, _("The letter ё is missing: “%(found)s”.")),
    Rule(
        "wording",
        pattern(r"\bне[ \u00a0]рекоменд\w+", r"\bнежелател(?:ен|ьно|ьна|ьны)\b"),
        messages.ADVICE,
        unless=NOT_ADVISED,
    ),
    Rule(
        "wording",
        pattern(r"\bосторожно, если\b", r"\bс[ \u00a0]осторожностью\b"),
        _("“With caution” is weaker than a prohibition: “%(found)s”."),
        unless=CARE,
    ),
    Rule("wording", pattern(r"\bнад[ \u00a0](?:почк|кост|позвон)\w+"), messages.OVER_A_PART),
    Rule(
        "wording",
        pattern(r"\bвам[ \u00a0]безопас(?:ен|на|ны)\b"),
        _("Safe for somebody is «безопасен для вас»: “%(found)s”."),
    ),
    Rule(
        "wording",
        pattern(
            r"\b(?:десят\w+|двенадцат\w+|четырнадцат\w+|\d+)[ \u00a0](?:состояни|заболевани)\w+"
        ),
        messages.COUNT,
    ),
]
