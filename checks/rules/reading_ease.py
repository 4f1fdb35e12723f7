"""Reading ease by LIX: words in a sentence, plus the percentage of words with more than six letters.

C.-H. Björnsson, "Läsbarhet", 1968; for several languages, Russian among them: C.-H. Björnsson,
"Readability of Newspapers in 11 Languages", Reading Research Quarterly 18 (1983), 480–497. It
counts letters, not syllables, so it holds for every alphabet. 40 is an ordinary text in his
scale. Words are longer in inflected languages: the guides of the demo site, the same texts,
measure 27 in English and 44 in Latvian and Russian; hence the limits.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from checks.findings import Finding, should
from checks.parts import Original

LONG_WORD = 6
#: A shorter text says little about how it reads.
FEWEST_WORDS = 100
LIMITS = {"en": 40, "lv": 57, "ru": 57}
OTHER_LIMIT = 50

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…:]+(?:\s|$)|\n")


def find_hard_text(original: Original) -> Iterator[Finding]:
    texts = [part for part in original.parts if part.is_rich or _is_running(part.text)]
    text = "\n".join(part.soup.get_text("\n") if part.is_rich else part.text for part in texts)
    limit = LIMITS.get(original.language, OTHER_LIMIT)
    if len(WORD.findall(text)) >= FEWEST_WORDS and (found := lix(text)) > limit:
        said = _(
            "Hard to read: LIX %(lix)s, good is up to %(limit)s. Use shorter sentences and words."
        )
        yield should(said % {"lix": found, "limit": limit}, texts[0].place)


def lix(text: str) -> int:
    words = WORD.findall(text)
    sentences = sum(bool(WORD.search(one)) for one in SENTENCE_END.split(text))
    if not words:
        return 0
    long = sum(len(word) > LONG_WORD for word in words)
    return round(len(words) / sentences + 100 * long / len(words))


def _is_running(text: str) -> bool:
    """Whether it is a sentence and not a label."""
    return text.endswith((".", "!", "?", "…"))
