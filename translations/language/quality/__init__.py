"""Checks on every translated string. An error refuses the string, a warning is shown beside it.

A check becomes an error only if it is practically never wrong, and if a translator can
always find a wording that it accepts.
"""

from translations.language.quality.checked_string import (
    ERROR,
    WARNING,
    CheckedString,
    Finding,
    Problem,
)
from translations.language.quality.checking import error_in, warnings_in
from translations.language.quality.report import problems

__all__ = [
    "ERROR",
    "WARNING",
    "CheckedString",
    "Finding",
    "Problem",
    "error_in",
    "problems",
    "warnings_in",
]
