"""The general contraindications and red flags, as a practice begins with them.

They come with the software and have no medical review: the practice's doctor reads and
signs them. What only holds in Latvia is left out elsewhere.
"""

from typing import Any

from django.conf import settings

from practice.content.contraindications import CONTRAINDICATIONS
from practice.content.self_check import asked
from practice.content.warning_signs import ADVICE, RED_FLAGS


def contraindications() -> list[dict[str, Any]]:
    return [_unreviewed(asked(content)) for content in CONTRAINDICATIONS]


def red_flags() -> list[dict[str, Any]]:
    return [_unreviewed(content) for content in RED_FLAGS]


def advice() -> list[dict[str, Any]]:
    """Return whom to call; elsewhere than in Latvia only the title, with the emergency number."""
    in_latvia = settings.PRACTICE_COUNTRY == "LV"
    return [content if in_latvia else {**content, "advice": ""} for content in ADVICE]


def _unreviewed(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != "reviewed_on"}
