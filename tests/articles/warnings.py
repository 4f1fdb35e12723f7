"""A library and guides whose warnings must not leave."""

from typing import Any

from wagtail.models import Page

from articles.models import ArticlePage, ContraindicationPage
from tests import factories, pages


def listed(*entries: Page, note: str = "") -> tuple[str, dict[str, Any]]:
    """The value of a contraindications block that names these entries."""
    items = [{"entry": entry, "note": note} for entry in entries]
    return ("contraindications", {"title": "", "introduction": "", "items": items})


def guide_in(*codes: str, entries: list[Page], title: str) -> list[ArticlePage]:
    """A live guide in English and in these languages."""
    english = pages.article(title=title, body=[listed(*entries)])
    for code in codes:
        pages.guides(code)
    return [english, *[factories.translated(english, code) for code in codes]]


def entry_in(*codes: str, title: str = "Thrombosis") -> list[ContraindicationPage]:
    """A live entry in English and in these languages."""
    english = pages.contraindication(title=title)
    for code in codes:
        pages.library(code)
    return [
        english,
        *[factories.translated(english, code, title=f"{code}: {title}") for code in codes],
    ]


def lose(entry: Page, *, delete: bool = False) -> None:
    """Take an entry away behind the back of the protection, as old data did."""
    rows = ContraindicationPage.objects.filter(pk=entry.pk)
    rows.update(live=False)
    if delete:
        rows.delete()
