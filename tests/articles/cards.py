"""Care cards as an editor writes them, and as a reader sees them."""

from typing import Any

from bs4 import Tag

from articles.models import RedFlag
from tests.visitor import words


def card(
    *flags: RedFlag, urgency: str = "emergency", title: str = "", text: str = ""
) -> tuple[str, dict[str, Any]]:
    """The value of a care card with these red flags."""
    return ("care_card", {"urgency": urgency, "title": title, "flags": list(flags), "text": text})


def shown(page: Tag) -> list[tuple[str, str, list[str]]]:
    """The urgency, the title and the points of each card, in order."""
    return [
        (
            one["class"][-1].removeprefix("care-card--"),
            words(one.h3),
            [words(point) for point in one.select("li")],
        )
        for one in page.select(".care-card")
    ]
