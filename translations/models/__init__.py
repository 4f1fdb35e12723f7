from translations.models.builds import Build, SourceDigest
from translations.models.changes import Change, DigestMail, News
from translations.models.demand import ReaderDemand

__all__ = ["Build", "Change", "DigestMail", "News", "ReaderDemand", "SourceDigest"]
