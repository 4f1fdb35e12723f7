from translations.models.builds import Build, SourceDigest
from translations.models.changes import Change, DigestMail, News
from translations.models.demand import ReaderDemand
from translations.models.kept import ChangedKey, KeptCell, Work
from translations.models.memory import MemoryKey
from translations.models.terms import Term

__all__ = [
    "Build",
    "Change",
    "ChangedKey",
    "DigestMail",
    "KeptCell",
    "MemoryKey",
    "News",
    "ReaderDemand",
    "SourceDigest",
    "Term",
    "Work",
]
