from translations.models.builds import Build, SourceDigest

__all__ = ["Build", "SourceDigest"]
