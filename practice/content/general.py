"""The general contraindications and red flags, as a practice begins with them.

They come with the software and have no medical review: the practice's doctor reads and
signs them. What only holds in Latvia is left out elsewhere.
"""

from typing import Any

from django.conf import settings

from practice.content.contraindications import CONTRAINDICATIONS
from practice.content.self_check import asked
from practice.content.sources import OUR_ADVICE, OUR_DOCTOR
from practice.content.warning_signs import ADVICE, RED_FLAGS

#: Sources that are no source for a practice whose doctor has not read the text yet.
UNREAD = {OUR_DOCTOR["source"], OUR_ADVICE["source"]}


def contraindications() -> list[dict[str, Any]]:
    return [_unreviewed(asked(content)) for content in CONTRAINDICATIONS]


def red_flags() -> list[dict[str, Any]]:
    return [_unreviewed(content) for content in RED_FLAGS]


def advice() -> list[dict[str, Any]]:
    """Return whom to call; elsewhere than in Latvia only the title, with the emergency number."""
    in_latvia = settings.PRACTICE_COUNTRY == "LV"
    return [content if in_latvia else {**content, "advice": ""} for content in ADVICE]


def _unreviewed(content: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in content.items() if name != "reviewed_on"}
    return kept | ({"source": ""} if kept["source"] in UNREAD else {})
