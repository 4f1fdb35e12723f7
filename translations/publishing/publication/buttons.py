"""Publication buttons on the list and edit views of pages and entries."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import TranslationSource

from translations.access.people import AnyUser
from translations.access.rules import is_source_language
from translations.access.scope import may_edit, may_publish
from translations.language.managed import translation_of


def page_buttons(
    page: Page, user: AnyUser, view_name: str = "", next_url: str = ""
) -> Iterator[Button]:
    yield from publishing_buttons(page, user)


def entry_buttons(entry: TranslatableMixin, user: AnyUser, next_url: str = "") -> Iterator[Button]:
    yield from publishing_buttons(entry, user)


def publishing_buttons(instance: TranslatableMixin, user: AnyUser) -> Iterator[Button]:
    """For an original: all languages together. For a translation: draft, review, publication."""
    if is_source_language(instance):
        source = TranslationSource.objects.get_for_instance_or_none(instance)
        if source and may_publish(user, instance):
            url = reverse("translation_publishing:all", args=[source.pk])
            yield _button(_("Publish all languages"), url)
        return
    translation = translation_of(instance)
    if translation and may_edit(user, instance):
        url = reverse("translation_publishing:translation", args=[translation.pk])
        yield _button(_("Publish or schedule the translation"), url)


def _button(label: str, url: str) -> Button:
    return Button(label, url, icon_name="upload", priority=61)
