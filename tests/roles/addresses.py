"""Every address of the admin, found by introspection, with an object for each argument."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Collection, Locale, Page, Revision, Site, Task, Workflow
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Translation,
    TranslationSource,
)

from accounts.models import User
from articles.models import RedFlag
from core.models import Picture

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
#: Of arguments that do not say their model in the view.
MODELS: dict[str, type[Model]] = {
    "image_id": Picture,
    "document_id": Document,
    "doc_id": Document,
    "redirect_id": Redirect,
    "revision_id": Revision,
    "translation_id": Translation,
    "source_id": TranslationSource,
    "translation_source_id": TranslationSource,
    "string_segment_id": StringSegment,
    "overridable_segment_id": OverridableSegment,
    "collection_id": Collection,
    "task_id": Task,
}
#: Of views that hide their model, by the beginning of their name.
VIEWS: dict[str, type[Model]] = {
    "replace_entry": RedFlag,
    "wagtailusers_groups": Group,
    "wagtailusers_users": User,
    "wagtailsites": Site,
    "wagtaillocales": Locale,
    "wagtailadmin_workflows": Workflow,
    "wagtailadmin_collections": Collection,
    "wagtailimages": Picture,
    "wagtaildocs": Document,
    "wagtailadmin_api:images": Picture,
    "wagtailadmin_api:documents": Document,
}
WORDS = {
    "action": "delete",
    "action_name": "approve",
    "app_label": "articles",
    "app_name": "core",
    "content_type_app_name": "articles",
    "content_type_model_name": "articlepage",
    "filter_spec": "width-100",
    "language_code": "lv",
    "mode": "x",
    "model": "articles.redflag",
    "model_name": "topic",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "token": "x",
    "uidb64": "x",
}
#: Words for single addresses.
OWN_WORDS = {
    "wagtailsettings:": {"model_name": "practicesettings"},
    "wagtail_bulk_action": {"app_label": "wagtailcore", "model_name": "page"},
    "wagtailadmin_tag_model_autocomplete": {"app_name": "taggit", "model_name": "tag"},
    "wagtailadmin_pages:choose_parent": {"model_name": "articlepage"},
    "wagtailadmin_editing_sessions:": {"app_label": "wagtailcore", "model_name": "page"},
    "reviews:": {"model_name": "articlepage"},
}


@dataclass(frozen=True)
class Address:
    name: str
    path: str


def addresses() -> list[Address]:
    """Return the addresses below ``/admin/``, each once."""
    found = {
        path: name for path, name in _walk(get_resolver(), "/", "") if path.startswith("/admin/")
    }
    return sorted((Address(name, path) for path, name in found.items()), key=lambda one: one.name)


def _walk(resolver: URLResolver, prefix: str, spaces: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        part = str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walk(pattern, prefix + part, spaces + space)
        elif prefix.startswith("/admin/") or part.startswith("admin/"):
            name = spaces + (pattern.name or part)
            yield _filled(prefix + part, name, pattern), name


def _filled(route: str, name: str, pattern: URLPattern) -> str:
    def value(match: re.Match[str]) -> str:
        return str(_argument(match[1] or match[2], name, pattern))

    # What is left of regular expressions once their groups are filled.
    return re.sub(r"[\^$\\]", "", ARGUMENT.sub(value, route))


def _argument(argument: str, name: str, pattern: URLPattern) -> object:
    own = next((words for start, words in OWN_WORDS.items() if name.startswith(start)), {})
    if argument in own or argument in WORDS:
        return {**WORDS, **own}[argument]
    found = _first(_model(argument, name, pattern))
    return found.pk if found else 1


def _model(argument: str, name: str, pattern: URLPattern) -> type[Model]:
    if argument in MODELS:
        return MODELS[argument]
    options: Any = getattr(pattern.callback, "view_initkwargs", {})
    said = options.get("model") or getattr(
        getattr(pattern.callback, "view_class", None), "model", None
    )
    hidden = next((model for start, model in VIEWS.items() if name.startswith(start)), None)
    return next((one for one in (said, hidden) if isinstance(one, type)), Page)


def _first(model: type[Model]) -> Model | None:
    rows = model._default_manager.order_by("pk")
    if model is Page:
        # A guide: neither the root nor a form.
        return rows.filter(content_type__model="articlepage", locale__language_code="en").first()
    return rows.first()
