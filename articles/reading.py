"""How long a guide takes to read."""

import math

from wagtail.blocks import StreamValue

from core.searching.content import stream_parts

#: Letters that a grown-up reads in a minute: about the same in English and in Russian, unlike words
#: (Trauzettel-Klosinski and Dietz 2012, doi:10.1167/iovs.11-8284).
A_MINUTE = 1000


def reading_minutes(stream: StreamValue) -> int:
    """Return whole minutes, at least one."""
    letters = sum(len(part.text) for part in stream_parts(stream) if part.shown)
    return max(1, math.ceil(letters / A_MINUTE))
