"""One fetch for all the pages, and one for all the pictures, that a page is going to show."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.furniture import furniture_of
from core.models.images import Picture
from core.references import families, lookup, remember_pages
from core.scan import linked_pages, references


def prime(request: HttpRequest, page: Page, companions: Iterable[Page] = ()) -> None:
    """Look up what ``page`` and the ``companions`` listed on it refer to.

    After this, menus, breadcrumbs, the language switcher, links, buttons and
    pictures need no query of their own.
    """
    found = _references(page)
    remember_pages(_pages(page, found[Page] | furniture_of(request).page_keys))
    shown = [page, *companions]
    for field in _picture_fields(page):
        found[Picture] |= {
            getattr(row, field.attname) for row in shown if field.attname in row.__dict__
        }
    pictures = lookup(Picture, found[Picture])
    for field in _picture_fields(page):
        for row in shown:
            if field.attname in row.__dict__:
                setattr(row, field.name, pictures.get(getattr(row, field.attname)))


def _references(page: Page) -> dict[type, set[Any]]:
    found: dict[type, set[Any]] = defaultdict(set)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for model, keys in references(getattr(page, field.name)).items():
                found[model] |= keys
        elif isinstance(field, RichTextField):
            found[Page] |= linked_pages(getattr(page, field.name))
    return found


def _pages(page: Page, keys: set[int]) -> Any:
    """The translation families of the page, of its ancestors and of everything it leads to."""
    paths = [page.path[:end] for end in range(2 * page.steplen, len(page.path) + 1, page.steplen)]
    relevant = Page.objects.filter(Q(pk__in=keys) | Q(path__in=paths)).values("translation_key")
    return families(Page, relevant)


def _picture_fields(page: Page) -> list[Any]:
    return [field for field in page._meta.concrete_fields if field.related_model is Picture]
