from articles.protection.usage import Usage
from translations.publishing.publication.refusals import UnpublicationRefusedError


class EntryInUseError(UnpublicationRefusedError):
    """Entries that live guides show were not unpublished, deleted or moved. Nothing was changed."""

    def __init__(self, usages: list[Usage]) -> None:
        self.usages = usages
        super().__init__("; ".join(map(_named, usages)))


def _named(usage: Usage) -> str:
    guides = ", ".join(
        f"“{pages[0].title}” ({', '.join(page.locale.language_code for page in pages)})"
        for pages in usage.guides
    )
    code = usage.entry.locale.language_code
    return f"“{usage.title}” ({code}) is shown by {usage}: {guides}"
