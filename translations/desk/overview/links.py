"""Links from a cell to the work on it, for people who work in its language."""

from functools import lru_cache

from django.contrib.admin.utils import quote
from django.db import models
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page, TranslatableMixin

from translations.access.scope import Scope, covers
from translations.tracking.state import Cell, Original, State

WORK = "translations:work"


def cell_url(original: Original, cell: Cell, scope: Scope) -> str:
    """Return the address of the work on a cell; empty for people who may only view it."""
    if cell.target_id is None or not covers(scope, [cell.locale_id]):
        return ""
    return work_url(original, cell)


def work_url(original: Original, cell: Cell) -> str:
    if cell.translation_id is not None and cell.state != State.MIRRORED:
        try:
            return reverse(WORK, args=[cell.translation_id])
        except NoReverseMatch:
            pass  # the work page is not installed: wagtail-localize's editor
    return "" if cell.target_id is None else edit_url(original.model, cell.target_id)


def edit_url(model: type[models.Model], pk: int | str) -> str:
    return _edit_address(model).replace("/0/", f"/{quote(pk)}/")


@lru_cache
def _edit_address(model: type[TranslatableMixin]) -> str:
    """Return the edit address of primary key 0, cached: resolving one per cell would take longer than all queries."""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[0])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[0])
