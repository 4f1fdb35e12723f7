"""wagtail-localize's own views: they check one global right, or the right to edit."""

from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from wagtail.models import Page
from wagtail_localize.models import Translation

from translations.access.guards.attempt import Attempt, Refusal, foreign_language, locked
from translations.access.guards.links import link_refusal
from translations.access.locks import is_locked_for
from translations.access.rules import submission_problem

NAMESPACE = "wagtail_localize"
READING = {"preview_translation"}


def guard(attempt: Attempt) -> Refusal | None:
    if attempt.view.startswith("submit_"):
        return _submit(attempt)
    if attempt.view == "convert_to_alias":
        return _convert(attempt)
    if attempt.view == "update_translations":
        return _update(attempt)
    if attempt.view.startswith("snippets_api"):
        return _list_snippets(attempt)
    return _translate(attempt) if "translation_id" in attempt.arguments else None


def _submit(attempt: Attempt) -> Refusal | None:
    """Guard the submission of a page or snippet for translation: every user, only from the source language."""
    instance = _source_of(attempt.arguments)
    if instance is None:
        return None
    include_subtree = bool(attempt.request.POST.get("include_subtree"))
    if problem := submission_problem(instance, include_subtree=include_subtree):
        return Refusal(problem, back=attempt.request.path if include_subtree else "")
    chosen = attempt.request.POST.getlist("locales")
    return attempt.within(*[int(pk) if pk.isdecimal() else None for pk in chosen])


def _source_of(arguments: dict[str, Any]) -> Any:
    if "page_id" in arguments:
        return Page.objects.filter(pk=arguments["page_id"]).first()
    try:
        model = apps.get_model(arguments["app_label"], arguments["model_name"])
        return model._default_manager.filter(pk=unquote(arguments["pk"])).first()
    except (LookupError, ValueError):
        return None


def _convert(attempt: Attempt) -> Refusal | None:
    """Guard the conversion of a translated page to an alias: it replaces live text by the source's."""
    page = Page.objects.filter(pk=attempt.arguments["page_id"]).first()
    return link_refusal(attempt, page) if page else None


def _update(attempt: Attempt) -> Refusal | None:
    """Guard the sync of a source, which may publish every language."""
    rows = Translation.objects.filter(
        source_id=attempt.arguments["translation_source_id"], enabled=True
    )
    targets = list(rows.select_related("source__object", "target_locale"))
    if refusal := attempt.within(*[row.target_locale_id for row in targets]):
        return refusal
    writes = {"publish_translations", "use_machine_translation"} & set(attempt.request.POST)
    held = writes and any(is_locked_for(attempt.user, _target(row)) for row in targets)
    return locked(back=attempt.request.path) if held else None


def _list_snippets(attempt: Attempt) -> Refusal | None:
    """Guard the list of a model's snippets, which upstream opens to everyone who can sign in."""
    app_label, model_name = attempt.arguments["app_label"], attempt.arguments["model_name"]
    rights = [f"{app_label}.{right}_{model_name}" for right in ("view", "add", "change", "delete")]
    return None if any(map(attempt.user.has_perm, rights)) else foreign_language()


def _translate(attempt: Attempt) -> Refusal | None:
    """Guard the views of one translation: strings, overrides, preview, stop. PO files and machine drafts have our own views."""
    translation = Translation.objects.filter(pk=attempt.arguments["translation_id"]).first()
    if translation is None:
        return None
    if refusal := attempt.within(translation.target_locale_id):
        return refusal
    target = _target(translation)
    if target is None or attempt.view in READING:
        return None
    return _change(attempt, translation, target)


def _change(attempt: Attempt, translation: Translation, target: Any) -> Refusal | None:
    if attempt.view == "stop_translation":
        return link_refusal(attempt, target)
    if is_locked_for(attempt.user, target):
        return locked(back=translation.get_target_instance_edit_url())
    return None


def _target(translation: Translation) -> Any:
    return translation.source.object.get_instance_or_none(translation.target_locale)
