"""Sends pages and entries for translation, without side effects on other pages.

wagtail-localize's own submitting sends what a page mentions too, which publishes or
unpublishes its translations, and in one transaction, which breaks the page tree
(wagtail-localize#773). Here: parents first, a transaction for each object and
language, drafts only, and existing translations are left unchanged.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from translations.access.people import AnyUser
from translations.access.rules import submission_problem
from translations.access.scope import covers, language_scope
from translations.tracking.state import Original

PERMISSION = "wagtail_localize.submit_translation"


@dataclass
class Sent:
    """How many were sent, and for each one skipped a sentence with the reason."""

    number: int = 0
    skipped: list[str] = field(default_factory=list)


def may_send(user: AnyUser) -> bool:
    return user.has_perm(PERMISSION)


def send(originals: Iterable[Original], locales: Iterable[Locale], user: AnyUser) -> Sent:
    """Send each original into each language, parents first. Originals that the user may not edit are skipped."""
    sent = Sent()
    chosen = [row for row in locales if covers(language_scope(user), [row.pk])]
    for original in sorted(originals, key=lambda one: one.order):
        instance = original.model._base_manager.filter(pk=original.pk).first()
        if instance is None:
            continue
        if problem := _problem(instance, user):
            sent.skipped.append(_because(original, problem))
            continue
        for locale in chosen:
            if problem := _send_one(instance, locale, user):
                sent.skipped.append(_because(original, problem, locale))
            else:
                sent.number += 1
    return sent


def _send_one(instance: TranslatableMixin, locale: Locale, user: AnyUser) -> str:
    """Send one object into one language. Return why it could not be sent; empty if it was."""
    target = type(instance)._base_manager.filter(
        translation_key=instance.translation_key, locale=locale
    )
    is_alias = isinstance(instance, Page) and target.filter(alias_of__isnull=False).exists()
    if target.exists() and not is_alias:
        return _("it already exists there")
    if isinstance(instance, Page) and not is_alias and not _parent_is_there(instance, locale):
        return _("its parent page must be sent first")
    try:
        with transaction.atomic():
            _submit(instance, locale, user, create=not is_alias)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _submit(instance: TranslatableMixin, locale: Locale, user: AnyUser, *, create: bool) -> None:
    source, _made = TranslationSource.get_or_create_from_instance(instance)
    translation, _made = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    # An alias keeps showing the original until its translation is published.
    if create:
        translation.save_target(user=user, publish=not isinstance(instance, DraftStateMixin))


def _parent_is_there(page: Page, locale: Locale) -> bool:
    parent = page.get_parent()
    return parent.depth == 1 or parent.get_translations().filter(locale=locale).exists()


def _problem(instance: TranslatableMixin, user: AnyUser) -> str:
    if problem := submission_problem(instance, include_subtree=False):
        return problem
    if isinstance(instance, Page):
        allowed = instance.permissions_for_user(user).can_edit()
    else:
        allowed = user.has_perm(f"{instance._meta.app_label}.change_{instance._meta.model_name}")
    return "" if allowed else _("you may not edit it")


def _because(original: Original, problem: str, locale: Locale | None = None) -> str:
    words = {"title": original.title, "problem": problem}
    if locale is None:
        return _("“%(title)s”: %(problem)s.") % words
    words["language"] = locale.get_display_name()
    return _("“%(title)s”, %(language)s: %(problem)s.") % words
