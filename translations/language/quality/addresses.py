"""Tells before publication that another page already has the translated address."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from translations.language.quality.checked_string import WARNING, Finding


def taken_address(row: StringTranslation, translation: Translation) -> list[Finding]:
    """Return a warning if the page will be published under another slug than ``row``'s.

    Takes up to four queries for the slug of a page; none for every other string.
    """
    if row.context.path != "slug" or row.has_error:
        return []
    pages = Page.objects.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    )
    page = pages.first()
    parent = page.get_parent() if page else _future_parent(translation)
    if parent is None:
        return []
    slug = slugify(row.data)
    free = find_available_slug(parent, slug, ignore_page_id=page.pk if page else None)
    if free == slug:
        return []
    message = _(
        "Another page has the address “%(slug)s”. This one will be published as “%(free)s”."
    )
    return [Finding(WARNING, "address", message % {"slug": slug, "free": free})]


def _future_parent(translation: Translation) -> Page | None:
    original = translation.source.object.get_instance_or_none(translation.source.locale)
    if not isinstance(original, Page):
        return None
    return original.get_parent().get_translation_or_none(translation.target_locale)
