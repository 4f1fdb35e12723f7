"""The publication gate: one check on every way to publication.

`gaps` finds what prevents publication, `enforcement` checks it wherever something goes
live, `answers` holds the current user's consent, `drafts` saves without publishing.
"""

from translations.language.quality import Problem
from translations.publishing.publication.checks import HOOK
from translations.publishing.publication.gaps import Gap, Reason, Verdict, examine, examine_revision
from translations.publishing.publication.refusals import NotPublishedError

__all__ = [
    "HOOK",
    "Gap",
    "NotPublishedError",
    "Problem",
    "Reason",
    "Verdict",
    "examine",
    "examine_revision",
]
