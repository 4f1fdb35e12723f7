"""Which pages and entries show something, by name: what is told before it is unpublished, deleted or moved.

From Wagtail's reference index, which also counts drafts. A choice is stored once, as the row
of the source language: whatever happens to that row concerns the pages of all languages.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import ResolverMatch
from django.utils.translation import ngettext
from wagtail.models import Page, ReferenceIndex, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from core.lookups.references import source_language

PAGE_USAGE = "wagtailadmin_pages:usage"


@dataclass(frozen=True)
class Users:
    """What shows an object. False if nothing does."""

    #: Live, by title.
    pages: list[Page] = field(default_factory=list)
    drafts: list[Page] = field(default_factory=list)
    #: People, texts of the practice and other snippets.
    entries: list[Model] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.pages or self.drafts or self.entries)

    @property
    def families(self) -> list[list[Page]]:
        """The live pages, those of one translation family together, the source language first."""
        return families(self.pages)

    def __str__(self) -> str:
        """For example “3 pages × 3 languages”; “8 pages” if one is not in all of them."""
        number = len(self.families)
        languages = len({page.locale_id for page in self.pages})
        if languages < 2 or len(self.pages) != number * languages:
            said = ngettext("%(count)s page", "%(count)s pages", len(self.pages))
            return said % {"count": len(self.pages)}
        said = ngettext("%(count)s page", "%(count)s pages", number) % {"count": number}
        many = ngettext("%(count)s language", "%(count)s languages", languages)
        return f"{said} × {many % {'count': languages}}"


def users_of(instance: Model) -> Users:
    """Return what shows an object, without itself and what is below it. The queries do not depend on how many."""
    rows = ReferenceIndex.objects.filter(
        to_content_type=_base_type(type(instance)), to_object_id__in=_keys(instance)
    )
    by_type: dict[int, set[str]] = defaultdict(set)
    for kind, key in rows.values_list("base_content_type_id", "object_id"):
        by_type[kind].add(key)
    found = Users()
    for kind, keys in by_type.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is None:  # left by an app that is no longer installed
            continue
        if model is Page:
            _add_pages(found, instance, keys)
        elif model in get_snippet_models():
            entries = model._base_manager.filter(pk__in=keys)
            found.entries.extend(one for one in entries if _is_concerned(instance, one))
    return found


def object_of(match: ResolverMatch) -> Model | None:
    """Return the object whose usage Wagtail's view at this address lists."""
    view = getattr(match.func, "view_class", None)
    model = getattr(match.func, "view_initkwargs", {}).get("model") or getattr(view, "model", None)
    if match.view_name == PAGE_USAGE:
        model = Page  # its view is chosen by the type of the page
    keys = list(match.kwargs.values())
    if model is None or len(keys) != 1:
        return None
    return model._default_manager.filter(pk=keys[0]).first()


def families(pages: Iterable[Page]) -> list[list[Page]]:
    found: dict[UUID, list[Page]] = defaultdict(list)
    for page in pages:
        found[page.translation_key].append(page)
    return [sorted(those, key=_source_first) for those in found.values()]


def _add_pages(found: Users, instance: Model, keys: set[str]) -> None:
    pages = Page.objects.filter(pk__in=keys).select_related("locale")
    if isinstance(instance, Page):
        pages = pages.not_descendant_of(instance, inclusive=True)
    for page in pages.order_by("title", "locale_id"):
        if _is_concerned(instance, page):
            (found.pages if page.live else found.drafts).append(page)


def _is_concerned(instance: Model, user: Model) -> bool:
    """A translation is shown in its own language only, and never by its own family."""
    if not isinstance(instance, TranslatableMixin) or not isinstance(user, TranslatableMixin):
        return True
    if instance.translation_key == user.translation_key:
        return False
    return _is_source(instance) or instance.locale_id == user.locale_id


def _keys(instance: Model) -> list[str]:
    if not isinstance(instance, TranslatableMixin):
        return [str(instance.pk)]
    family = _base(type(instance))._base_manager.filter(translation_key=instance.translation_key)
    return [str(pk) for pk in family.values_list("pk", flat=True)]


def _base(model: type[Model]) -> type[Model]:
    return [model, *model._meta.get_parent_list()][-1]


def _base_type(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(_base(model), for_concrete_model=False)


def _is_source(instance: TranslatableMixin) -> bool:
    return instance.locale.language_code == source_language()


def _source_first(page: Page) -> tuple[bool, str]:
    return not _is_source(page), page.locale.language_code
