from translations.models.builds import Build, SourceDigest
from translations.models.memory import MemoryKey
from translations.models.terms import Term

__all__ = ["Build", "MemoryKey", "SourceDigest", "Term"]
