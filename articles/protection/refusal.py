from articles.protection.usage import Usage


class EntryInUseError(Exception):
    """Contraindications that live guides show were not unpublished, deleted or moved. Nothing was changed."""

    def __init__(self, usages: list[Usage]) -> None:
        self.usages = usages
        super().__init__("; ".join(map(_named, usages)))


def _named(usage: Usage) -> str:
    guides = ", ".join(
        f"“{pages[0].title}” ({', '.join(page.locale.language_code for page in pages)})"
        for pages in usage.guides
    )
    entry = usage.entry
    return f"“{entry.title}” ({entry.locale.language_code}) is shown by {usage}: {guides}"
