"""Links that lead a reader to a page in another language."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.models import Page

from checks.findings import Finding, Place, should
from checks.parts import Original


def find_foreign_links(original: Original) -> Iterator[Finding]:
    return _Links(original).foreign()


class _Links:
    def __init__(self, original: Original) -> None:
        self.original = original

    @cached_property
    def to_pages(self) -> list[tuple[int, Place]]:
        found = []
        for part in self.original.parts:
            if part.is_rich:
                keys = [tag["id"] for tag in part.soup.find_all("a", linktype="page", id=True)]
                found += [(int(key), part.place) for key in keys if key.isdecimal()]
            elif isinstance(part.block, blocks.PageChooserBlock) and part.value:
                found.append((part.value.pk, part.place))
        return found

    @cached_property
    def languages(self) -> dict[int, tuple[str, str]]:
        """The title and the language of the pages, by key."""
        keys = {key for key, _place in self.to_pages}
        rows = Page.objects.filter(pk__in=keys).values_list("pk", "title", "locale__language_code")
        return {pk: (title, code) for pk, title, code in rows}

    def foreign(self) -> Iterator[Finding]:
        for key, place in self.to_pages:
            title, code = self.languages.get(key, ("", self.original.language))
            if code != self.original.language:
                yield should(_said(title), place)
        for part in self.original.parts:
            for tag in part.soup.find_all("a", href=True) if part.is_rich else []:
                if _language_of(str(tag["href"])) not in {"", self.original.language}:
                    yield should(_said(str(tag["href"])), part.place)


def _said(target: str) -> str:
    return _("The link to “%(target)s” leads to a page in another language.") % {"target": target}


def _language_of(address: str) -> str:
    """Return the language of an address of this site; empty for others."""
    parts, own = urlsplit(address), urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if parts.netloc not in {"", own.netloc}:
        return ""
    first = parts.path.split("/")[1:2]
    return first[0] if first and first[0] in dict(settings.LANGUAGES) else ""
