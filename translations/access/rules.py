"""Rules for everybody: one source language, and one page at a time."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import TranslationSource


class NotTheSourceLanguage(PermissionDenied):
    """Something was to be translated from a language that is itself translated."""


def is_source_language(instance: Any) -> bool:
    return isinstance(instance, TranslatableMixin) and instance.locale_id == Locale.get_default().pk


def submission_problem(instance: Any, *, include_subtree: bool) -> str:
    """Say why ``instance`` cannot be sent for translation; empty if it can."""
    if not is_source_language(instance):
        # A second source makes the editors of both fail (wagtail-localize#878).
        return _(
            "Only what is written in %(language)s is sent for translation. Open its original and send that."
        ) % {"language": Locale.get_default().get_display_name()}
    if include_subtree:
        # Parent and child in one transaction break the page tree (wagtail-localize#773).
        return _(
            "Pages are sent for translation one at a time. Send the page itself, then those below it."
        )
    return ""


def refuse_second_source(
    sender: type, instance: TranslationSource, raw: bool = False, **kwargs: Any
) -> None:
    """Keep every other way of making a source shut: code, related objects, other views."""
    if not raw and instance.locale_id != Locale.get_default().pk:
        raise NotTheSourceLanguage(submission_problem(None, include_subtree=False))
