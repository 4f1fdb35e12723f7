"""Prefetching for a page: one query for all the pages it links to, one for all its pictures."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import ForeignKey, Model, Q, QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from core.lookups.references import families, lookup, remember_pages
from core.lookups.scan import linked_pages, references

#: Apps register ``fn(request) -> set of page ids`` under this hook: the pages that templates
#: link to outside the page's own content, such as in menus.
LINKED_AROUND_HOOK = "register_pages_linked_around"


def prime(request: HttpRequest, page: Page, companions: Iterable[Page] = ()) -> None:
    """Fetch the pages and pictures that ``page``, and the ``companions`` listed on it, refer to.

    Menus, breadcrumbs, the language switcher, links, buttons and pictures then need no
    query of their own.
    """
    picture = get_image_model()
    found = _references(page)
    around = [linked(request) for linked in hooks.get_hooks(LINKED_AROUND_HOOK)]
    keys = found[Page].union(*around)
    remember_pages(_pages(page, keys), ("pages around", page.path, frozenset(keys)))
    shown = [page, *companions]
    for field in _picture_fields(page):
        found[picture] |= {
            getattr(row, field.attname) for row in shown if field.attname in row.__dict__
        }
    pictures = lookup(picture, found[picture])
    for field in _picture_fields(page):
        for row in shown:
            if field.attname in row.__dict__:
                setattr(row, field.name, pictures.get(getattr(row, field.attname)))


def _references(page: Page) -> dict[type[Model], set[int]]:
    found: dict[type[Model], set[int]] = defaultdict(set)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for model, keys in references(getattr(page, field.name)).items():
                found[model] |= keys
        elif isinstance(field, RichTextField):
            found[Page] |= linked_pages(getattr(page, field.name))
    return found


def _pages(page: Page, keys: set[int]) -> QuerySet[Page]:
    """Return the translation families of the page, of its ancestors and of the pages with these keys."""
    paths = [page.path[:end] for end in range(2 * page.steplen, len(page.path) + 1, page.steplen)]
    relevant = Page.objects.filter(Q(pk__in=keys) | Q(path__in=paths)).values("translation_key")
    return families(Page, relevant)


def _picture_fields(page: Page) -> list[ForeignKey[Any, Any]]:
    return [
        field for field in page._meta.concrete_fields if field.related_model is get_image_model()
    ]
