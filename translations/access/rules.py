"""Rules for every user: one source language, and one page per submission."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import TranslationSource


class NotTheSourceLanguage(PermissionDenied):
    """A translation was requested from a language other than the source language."""


def is_source_language(instance: Model | None) -> bool:
    return isinstance(instance, TranslatableMixin) and instance.locale_id == Locale.get_default().pk


def submission_problem(instance: Model | None, *, include_subtree: bool) -> str:
    """Return why ``instance`` cannot be sent for translation; empty if it can."""
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
    sender: type, instance: TranslationSource, raw: bool = False, **kwargs: object
) -> None:
    """Raise `NotTheSourceLanguage` for a source in another language, however it is created.

    Receives ``pre_save``, connected in `translations.apps`.
    """
    if not raw and instance.locale_id != Locale.get_default().pk:
        raise NotTheSourceLanguage(submission_problem(None, include_subtree=False))
