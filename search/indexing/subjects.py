"""Subjects: identifiers of what the index can contain, such as ``wagtailcore.page:12``, ``articles.technique:3``."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db import models
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.query import PageQuerySet

from core.lookups.shared import shared_rows
from core.searching.content import SearchableMixin

PAGE = "wagtailcore.page"


def subject_of(instance: models.Model) -> str:
    label = PAGE if isinstance(instance, Page) else instance._meta.label_lower
    return f"{label}:{instance.pk}"


def page_subject(pk: int) -> str:
    return f"{PAGE}:{pk}"


def findable(subjects: Iterable[str]) -> dict[str, SearchableMixin]:
    """Fetch the objects of those subjects that visitors may find; the index must not contain the others."""
    by_label: dict[str, list[int]] = defaultdict(list)
    for subject in subjects:
        label, pk = subject.split(":")
        by_label[label].append(int(pk))
    found: list[models.Model] = []
    for label, pks in by_label.items():
        found += _pages(pks) if label == PAGE else _entries(label, pks)
    return {subject_of(one): one for one in found if isinstance(one, SearchableMixin)}


def _pages(pks: list[int]) -> list[models.Model]:
    pages = findable_pages().filter(pk__in=pks).select_related("locale").specific()
    return [page for page in pages if getattr(page, "search_kind", "")]


def findable_pages() -> PageQuerySet:
    """Return live public pages, without mirrors, whose text is in another language."""
    return Page.objects.live().public().filter(depth__gt=1, alias_of__isnull=True)


def _entries(label: str, pks: list[int]) -> list[models.Model]:
    model = apps.get_model(label)
    rows = model._default_manager.filter(pk__in=pks).select_related("locale")
    return [row for row in rows if getattr(row, "live", True)]


def language_of(instance: TranslatableMixin) -> str:
    codes = {locale.pk: locale.language_code for locale in shared_rows(Locale)}
    return codes.get(instance.locale_id) or instance.locale.language_code
