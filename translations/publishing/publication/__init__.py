"""What stands between a translation and its readers. One gate, on every way to publication.

`gaps` says what is in the way, `enforcement` asks it wherever something goes live,
`answers` knows what the person at hand has agreed to, `drafts` saves without publishing.
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
