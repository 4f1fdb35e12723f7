"""The time trap: a signed stamp in the form with the time it was shown and its token.

People need some seconds to type a phone number; programs do not. The note is
bound to the form's token, which only one request can use: it cannot be collected
once and sent a thousand times. A form shown again with messages must carry the
note it came with, or a quick correction would look like a program's work.
"""

import time
from enum import Enum

from django.core.signing import BadSignature, Signer

TOO_FAST = 3
#: Somebody who opened the form before a long weekend is still a person.
TOO_OLD = 4 * 24 * 3600
#: Two of our machines may disagree about the time by so much.
CLOCK_SKEW = 10 * 60


class Pace(Enum):
    HUMAN = "human"
    TOO_FAST = "too_fast"
    TOO_OLD = "too_old"
    UNSIGNED = "unsigned"


def stamp(token: str) -> str:
    """Return the note to put into a form when it is first shown."""
    return _signer().sign_object([token, int(time.time())])


def pace(note: str, token: str) -> Pace:
    """Judge how the form was filled in, from its note and its token as they came back."""
    try:
        owner, shown = _signer().unsign_object(note)
    except (BadSignature, ValueError):  # the latter for text that is not even Unicode
        return Pace.UNSIGNED
    age = time.time() - shown
    if owner != token or age < -CLOCK_SKEW:
        return Pace.UNSIGNED
    if 0 <= age < TOO_FAST:  # below zero the clocks differ, and nothing can be said
        return Pace.TOO_FAST
    return Pace.TOO_OLD if age > TOO_OLD + CLOCK_SKEW else Pace.HUMAN


def _signer() -> Signer:
    return Signer(salt="callbacks.timetrap")
