"""Saves a translation as a draft, without changing the live version."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation, TranslationLog

from translations.access.people import AnyUser
from translations.language.managed import is_mirror
from translations.publishing.dates import settle


@transaction.atomic
def save_draft(
    translation: Translation,
    user: AnyUser | None = None,
    go_live_at: datetime.datetime | None = None,
) -> Revision:
    """Save the present strings as the latest revision of the translated page or entry.

    In place of ``save_target(publish=False)``, which writes over a live page and
    takes a live entry off the site. Raises ``ValidationError`` if the page or entry is invalid.
    """
    # Never with an older source: it would write the old structure back. And locked, as when a
    # word is saved: one that came between here and the log would pass for published.
    rows = Translation.objects.select_for_update(no_key=True, of=("self",))
    fresh = rows.select_related("source", "target_locale").get(pk=translation.pk)
    if is_mirror(fresh.get_target_instance()):
        raise ValidationError(
            _(
                "This page still mirrors its original, and cannot have a draft. Publish its translation."
            )
        )
    instance = fresh.source.get_ephemeral_translated_instance(fresh.target_locale, fallback=True)
    instance.go_live_at = go_live_at
    settle(instance)
    if isinstance(instance, Page):
        instance.slug = find_available_slug(
            instance.get_parent(), slugify(instance.slug), ignore_page_id=instance.pk
        )
    revision = instance.save_revision(user=user, changed=True)
    TranslationLog.objects.create(
        source=fresh.source, locale=fresh.target_locale, revision=revision
    )
    return revision
