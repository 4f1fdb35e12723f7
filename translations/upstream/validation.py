"""Validation of every translated string and override, before it is stored.

Receivers of ``pre_save`` and ``post_save``, connected in `translations.apps`, so every
source (editor, PO file, machine, code) passes them. A refused string is stored with
``has_error`` and the reason in ``field_error``: the editor shows both, and
wagtail-localize never renders it.
"""

import json
from collections.abc import Iterable

from django.db.models import Model
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, StringTranslation
from wagtail_localize.strings import StringValue

from core.lookups.shared import shared_rows
from translations.language.markup import markup_problem
from translations.language.overrides import defused_json, override_problem
from translations.language.quality.checked_string import CheckedString
from translations.language.quality.checking import error_in
from translations.language.safety import is_safety
from translations.language.slugs import slug_form
from translations.language.storable import defused
from translations.language.targets import share_object, target_of, target_problem

#: The fields that hold the result of a validation.
VERDICT = {"has_error", "field_error"}


def tidy(path: str, data: str) -> str:
    """Return the form in which a valid string is stored: slugs in plain Latin letters, the rest unchanged."""
    return slug_form(defused(data)[0]) or data if path == "slug" else data


def check_string(
    sender: type[Model],
    instance: StringTranslation,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **kwargs: object,
) -> None:
    """Validate a translated string. Receives ``pre_save``."""
    if _touches("data", raw, update_fields):
        kept, problem = defused(instance.data)
        if not problem:
            kept = tidy(instance.context.path if instance.context else "", kept)
            problem = string_problem(instance, kept)
        instance.data = kept
        instance.has_error, instance.field_error = bool(problem), problem


def check_override(
    sender: type[Model],
    instance: SegmentOverride,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **kwargs: object,
) -> None:
    """Validate an overridden link, picture or other value. Receives ``pre_save``."""
    if _touches("data_json", raw, update_fields):
        instance.data_json, problem = defused_json(instance.data_json)
        problem = problem or override_problem(
            target_of(instance.context), json.loads(instance.data_json)
        )
        instance.has_error, instance.field_error = bool(problem), problem


def store_verdict(
    sender: type[Model],
    instance: StringTranslation | SegmentOverride,
    update_fields: Iterable[str] | None = None,
    **kwargs: object,
) -> None:
    """Store the result when ``update_fields`` names only the value. Receives ``post_save``.

    ``update_or_create`` saves only its defaults, and the override view's lack ``has_error``.
    """
    saved = set(update_fields or ())
    if saved & {"data", "data_json"} and not saved >= VERDICT:
        sender._base_manager.filter(pk=instance.pk).update(
            has_error=instance.has_error, field_error=instance.field_error
        )


def _touches(name: str, raw: bool, update_fields: Iterable[str] | None) -> bool:
    return not raw and (update_fields is None or name in update_fields)


def string_problem(translation: StringTranslation, data: str) -> str:
    """Return the reasons why ``data`` cannot be published as this translation, one a line; empty if it can."""
    if problem := markup_problem(translation.translation_of.data, data):
        return problem
    if translation.context:
        share_object(translation.context.object, [translation.context])
    unfit = target_problem(target_of(translation.context), StringValue(data).render_text())
    return "\n".join(filter(None, [unfit, error_in(checked_string(translation, data))]))


def checked_string(translation: StringTranslation, data: str) -> CheckedString:
    """Return the input of the quality checks for ``data``."""
    codes = {locale.pk: locale.language_code for locale in shared_rows(Locale)}
    context = translation.context
    return CheckedString(
        translation.translation_of.data,
        data,
        codes.get(translation.translation_of.locale_id, ""),
        codes.get(translation.locale_id, ""),
        context.path if context else "",
        safety=bool(context) and is_safety(context),
    )
