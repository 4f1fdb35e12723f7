"""Checks on every translated string. An error refuses the string, a warning is shown beside it.

A check is an error only if it has practically no false positives, and if every correct
translation can be worded so that it passes.
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
