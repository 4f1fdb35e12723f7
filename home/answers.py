"""What the practice answers in the search for itself: prices, hours, the way, booking, cancelling."""

from functools import cache, partial
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.searching.answers import Answer, page_of, words_of

FOLDER = Path(__file__).parent / "answer_words"
PRICES = ("home.pricespage",)
CONTACT = ("home.contactpage",)
#: Each card with its heading and the types of pages that tell more, the best first.
CARDS = {
    "price": (_("What a visit costs"), PRICES),
    "payment": (_("How to pay"), PRICES),
    "voucher": (_("Gift vouchers"), PRICES),
    "hours": (_("When we are open"), CONTACT),
    "address": (_("Where we are"), CONTACT),
    "booking": (_("Book a visit"), CONTACT),
    "cancelling": (_("Cancel or move a visit"), PRICES),
}

words_in = cache(words_of)


def answers_of_the_practice(language: str) -> list[Answer]:
    words = words_in(FOLDER / f"{language}.txt")
    return [
        Answer(
            key,
            str(name),
            words.get(key, ""),
            "search/answers/practice.html",
            partial(_facts, key, models, language),
        )
        for key, (name, models) in CARDS.items()
    ]


def _facts(key: str, models: tuple[str, ...], language: str) -> dict[str, Any]:
    return {"heading": CARDS[key][0], "more": page_of(models, language)}
