"""The one gate that every translator's string passes before it is stored.

However it arrives (editor, PO file, machine, code), it is saved, so it passes
``pre_save``. What is refused is kept with ``has_error`` and the reason in
``field_error``: the editor shows both, and wagtail-localize never renders it.
"""

import json
from typing import Any

from django.db.models import Model
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, StringTranslation
from wagtail_localize.strings import StringValue

from core.lookups.shared import shared_rows
from translations.language.markup import markup_problem
from translations.language.overrides import defused_json, override_problem
from translations.language.quality.checking import error_in
from translations.language.quality.said import Said
from translations.language.safety import is_safety
from translations.language.slugs import slug_form
from translations.language.storable import defused
from translations.language.targets import share_object, target_of, target_problem

#: The verdict of one save, until it is stored.
VERDICT = {"has_error", "field_error"}


def tidy(path: str, data: str) -> str:
    """Return the form in which a good string is kept: as it is, an address in plain Latin letters."""
    return slug_form(defused(data)[0]) or data if path == "slug" else data


def check_string(sender: type[Model], instance: StringTranslation, **kwargs: Any) -> None:
    if _touches("data", **kwargs):
        kept, problem = defused(instance.data)
        if not problem:
            kept = tidy(instance.context.path if instance.context else "", kept)
            problem = string_problem(instance, kept)
        instance.data = kept
        instance.has_error, instance.field_error = bool(problem), problem


def check_override(sender: type[Model], instance: SegmentOverride, **kwargs: Any) -> None:
    if _touches("data_json", **kwargs):
        instance.data_json, problem = defused_json(instance.data_json)
        problem = problem or override_problem(
            target_of(instance.context), json.loads(instance.data_json)
        )
        instance.has_error, instance.field_error = bool(problem), problem


def store_verdict(
    sender: type[Model], instance: Any, update_fields: Any = None, **kwargs: Any
) -> None:
    """Store the verdict also when only the value was to be saved.

    ``update_or_create`` saves nothing but its defaults; the override view's have no ``has_error``.
    """
    saved = set(update_fields or ())
    if saved & {"data", "data_json"} and not saved >= VERDICT:
        sender._base_manager.filter(pk=instance.pk).update(
            has_error=instance.has_error, field_error=instance.field_error
        )


def _touches(name: str, raw: bool = False, update_fields: Any = None, **_kwargs: Any) -> bool:
    return not raw and (update_fields is None or name in update_fields)


def string_problem(translation: StringTranslation, data: str) -> str:
    """Say why ``data`` cannot be published as this translation, each reason on its line; empty if it can."""
    if problem := markup_problem(translation.translation_of.data, data):
        return problem
    if translation.context:
        share_object(translation.context.object, [translation.context])
    unfit = target_problem(target_of(translation.context), StringValue(data).render_text())
    return "\n".join(filter(None, [unfit, error_in(said_by(translation, data))]))


def said_by(translation: StringTranslation, data: str) -> Said:
    """What the checks look at."""
    codes = {locale.pk: locale.language_code for locale in shared_rows(Locale)}
    context = translation.context
    return Said(
        translation.translation_of.data,
        data,
        codes.get(translation.translation_of.locale_id, ""),
        codes.get(translation.locale_id, ""),
        context.path if context else "",
        safety=bool(context) and is_safety(context),
    )
