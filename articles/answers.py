"""The emergency card of the search: a visitor who types a red flag is told first whom to call."""

from functools import cache, partial
from pathlib import Path
from typing import Any

from articles.models.red_flags import RedFlag
from articles.red_flags import advice_by_urgency
from core.searching.answers import Answer, words_of
from core.urgency import Urgency

FOLDER = Path(__file__).parent / "answer_words"

words_in = cache(words_of)


def answers_to_red_flags(language: str) -> list[Answer]:
    """Return a card for each emergency sign. Which phrases ask for it is a list that editors can extend."""
    words = words_in(FOLDER / f"{language}.txt")
    flags = RedFlag.objects.filter(
        urgency=Urgency.EMERGENCY, live=True, locale__language_code=language
    )
    return [
        Answer(
            f"red-flag-{flag.key}",
            flag.sign,
            words.get(flag.key, ""),
            "search/answers/emergency.html",
            partial(_facts, flag, language),
            is_urgent=True,
        )
        for flag in flags.order_by("pk")
    ]


def _facts(flag: RedFlag, language: str) -> dict[str, Any]:
    return {"flag": flag, "advice": advice_by_urgency(language).get(Urgency.EMERGENCY)}
