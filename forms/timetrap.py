"""The time trap: a signed stamp in the form with the time it was shown and its token.

People need some seconds to type a phone number; programs do not. The stamp is
bound to the form's token, which only one request can use, so it cannot be reused. A
form shown again with error messages must keep its stamp, or a quick correction would
look like a program.
"""

import time
from enum import Enum

from django.core.signing import BadSignature, Signer

TOO_FAST = 3
#: Longest valid age: a person may open the form before a long weekend.
TOO_OLD = 4 * 24 * 3600
#: Tolerated clock difference between our machines.
CLOCK_SKEW = 10 * 60


class Pace(Enum):
    HUMAN = "human"
    TOO_FAST = "too_fast"
    TOO_OLD = "too_old"
    UNSIGNED = "unsigned"


def stamp(token: str) -> str:
    """Return the stamp for a form that is shown for the first time."""
    return _signer().sign_object([token, int(time.time())])


def pace(note: str, token: str) -> Pace:
    """Return how fast the form was filled in, from the submitted stamp and token."""
    try:
        owner, shown = _signer().unsign_object(note)
    except (BadSignature, ValueError):  # the latter for text that is not valid Unicode
        return Pace.UNSIGNED
    age = time.time() - shown
    if owner != token or age < -CLOCK_SKEW:
        return Pace.UNSIGNED
    if 0 <= age < TOO_FAST:  # negative: the clocks differ, so no statement is possible
        return Pace.TOO_FAST
    return Pace.TOO_OLD if age > TOO_OLD + CLOCK_SKEW else Pace.HUMAN


def _signer() -> Signer:
    return Signer(salt="callbacks.timetrap")
