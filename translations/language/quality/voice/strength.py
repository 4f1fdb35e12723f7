"""Finds safety advice whose translation is weaker: "must not" without a prohibition, "call 113" as a possibility."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.language.quality.checked_string import WARNING, CheckedString, Finding
from translations.language.quality.languages import base
from translations.language.quality.voice.languages import ENGLISH, LATVIAN, RUSSIAN
from translations.language.quality.voice.rule import pattern


@dataclass(frozen=True)
class Strength:
    """What safety advice says, by language: a text that says it in one must say it in the other."""

    said: dict[str, Pattern[str]]
    message: str | Promise


STRENGTHS = [
    Strength(
        {
            ENGLISH: pattern(
                r"(?<!\bneed )\bnot\b(?! (?:only|sure|suit)\b)|\bcannot\b|n[’']t\b|\bnever\b|\bwithout\b|\bavoid\b|\bno massage\b",
            ),
            LATVIAN: pattern(
                r"\bne(?:kā\b|di\w+)?(?!kā\b)\w{2,}|\bne\b|\bnav\b(?! jā)|\bbez\b|\baizlieg\w+|\btikai\b",
                r"\b(?:jā)?atturie?s\w*|\bjāatturas\b|\b(?:jā)?izvair\w+|\b(?:jā)?atliek\w*",
            ),
            RUSSIAN: pattern(
                r"\b(?:не|ни|нет|нельзя|без|никогда|только)\b|\bне(?:возможн|безопас)\w+|\bзапре(?:щ|т)\w+|\bизбега\w+",
                r"\bпротивопоказан\w*|\bвоздерж\w+|\bпрекра(?:т|щ)\w+",
            ),
        },
        _("The original says “%(said)s”, and nothing in the translation forbids or denies it."),
    ),
    Strength(
        {
            ENGLISH: pattern(r"\bmust\b(?! not)|(?<!never )(?<!not )(?<!n[’']t )\bha(?:s|ve) to\b"),
            LATVIAN: pattern(r"\bjā\w{2,}|\bobligāt\w+|\bnepieciešam\w+|\bvajag\b|\bdrīkst\w*"),
            RUSSIAN: pattern(
                r"\b(?:нужн|надо|должен|должн|необходим|обязательн|следует|придётся|приходится)\w*"
            ),
        },
        _("The original says “%(said)s”; the translation does not say that it must be so."),
    ),
    Strength(
        {
            ENGLISH: pattern(r"(?<!when to )\bcall 11[23]\b"),
            LATVIAN: pattern(r"\b(?:pie)?zvani(?:et)?\b|\bjā(?:pie)?zvana\b|\bizsauciet\b"),
            RUSSIAN: pattern(
                r"\b(?:по)?звоните\b|\b(?:нужно|надо)[ \u00a0](?:по)?звонить\b|\bвызов\w+|\bвызывайте\b"
            ),
        },
        _("“%(said)s” is an order: the translation must not make a possibility of it."),
    ),
    Strength(
        {
            ENGLISH: pattern(r"\b(?:at once|immediately|straight away|right away)\b"),
            LATVIAN: pattern(r"\b(?:uzreiz|tūlīt|nekavējo\w+|tūdaļ)\b"),
            RUSSIAN: pattern(r"\b(?:сразу|немедленно|тут же|незамедлительно|срочно)\b"),
        },
        _("The original says “%(said)s”; the translation must be as urgent."),
    ),
    Strength(
        {
            ENGLISH: pattern(r"\b(?:doctor|113) today\b|\bthe same day\b"),
            LATVIAN: pattern(
                r"\bšodien\b|\b(?:tajā pašā|tai pašā|šajā pašā) dienā\b|\btās pašas dienas\b"
            ),
            RUSSIAN: pattern(r"\bсегодня\b|\bв[ \u00a0](?:тот|этот)[ \u00a0]же[ \u00a0]день\b"),
        },
        _("The original says “%(said)s”; the translation must be as urgent."),
    ),
    Strength(
        {
            ENGLISH: pattern(r"\bonly (?:if|when|after|with)\b"),
            LATVIAN: pattern(r"\b(?:tikai|vienīgi)\b"),
            RUSSIAN: pattern(r"\b(?:только|лишь|исключительно)\b"),
        },
        _("The original says “%(said)s”, and the translation leaves out “only”."),
    ),
]


def weaker(checked: CheckedString) -> Iterator[Finding]:
    """Yield what safety advice lost in translation. Other texts are not compared: the wording is free there."""
    if not checked.safety:
        return
    source, target = base(checked.source_language), base(checked.target_language)
    for strength in STRENGTHS:
        if source not in strength.said or target not in strength.said:
            continue
        said = strength.said[source].search(checked.source_text)
        if said and not strength.said[target].search(checked.target_text):
            yield Finding(WARNING, "weaker", str(strength.message) % {"said": said[0]})
