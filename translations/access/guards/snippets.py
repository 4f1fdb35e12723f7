"""Shared entries: Wagtail's rights are per model, so here the entry's own language counts."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from wagtail.models import Locale, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from translations.access.guards.attempt import Attempt, Refusal, not_taken_offline
from translations.access.guards.links import RESTART, link_refusal
from translations.access.scope import may_take_offline

NAMESPACE_PREFIX = "wagtailsnippets_"
READING = {"history", "history_results", "inspect", "usage", "usage_results", "revisions_compare"}
TAKING_AWAY = {"unpublish", "delete"}


def guard(attempt: Attempt) -> Refusal | None:
    model = _model_of(attempt.match.namespace)
    if model is None or attempt.view in READING:
        return None
    if RESTART in attempt.request.POST and "pk" in attempt.arguments:
        entry = model._base_manager.filter(pk=unquote(str(attempt.arguments["pk"]))).first()
        return link_refusal(attempt, entry) if entry else None
    if attempt.scope is None:
        return None
    if "pk" in attempt.arguments:
        foreign = attempt.within(*_locales(model, attempt.arguments["pk"]))
        return foreign or _take_away(attempt, model)
    return attempt.within(_locale_to_add(attempt)) if attempt.view == "add" else None


def _take_away(attempt: Attempt, model: Any) -> Refusal | None:
    if attempt.view not in TAKING_AWAY or may_take_offline(attempt.user, model):
        return None
    return not_taken_offline()


def _model_of(namespace: str) -> Any:
    for model in get_snippet_models():
        if (
            issubclass(model, TranslatableMixin)
            and model.snippet_viewset.url_namespace == namespace
        ):
            return model
    return None


def _locales(model: Any, pk: Any) -> list[int]:
    rows = model._base_manager.filter(pk=unquote(str(pk)))
    try:
        return list(rows.values_list("locale_id", flat=True))
    except (ValueError, ValidationError):
        return []


def _locale_to_add(attempt: Attempt) -> int | None:
    code = attempt.request.GET.get("locale")
    if not code:
        return Locale.get_default().pk
    return Locale.objects.filter(language_code=code).values_list("pk", flat=True).first()
