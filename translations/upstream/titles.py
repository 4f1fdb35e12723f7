"""Shows a page's translated title in Wagtail's page explorer.

Replaces wagtail-localize's receiver `post_save_string_translation`, which also copies
refused titles (one longer than the column is an error 500 on PostgreSQL) and leaves
HTML entities in them ("&amp;" for "&").
"""

from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail_localize import models as wagtail_localize
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from translations.upstream import patches


def install_title_receiver() -> None:
    """Disconnect upstream's receiver and connect `keep_draft_title`. Idempotent."""
    patches.disconnect(post_save, wagtail_localize.post_save_string_translation, StringTranslation)
    post_save.connect(keep_draft_title, sender=StringTranslation)


def keep_draft_title(sender: type[Model], instance: StringTranslation, **kwargs: object) -> None:
    """Copy a valid translated title to `Page.draft_title`. Receives ``post_save``."""
    if instance.context and instance.context.path == "title" and not instance.has_error:
        pages = Page.objects.filter(
            translation_key=instance.context.object_id, locale_id=instance.locale_id
        )
        pages.update(draft_title=StringValue(instance.data).render_text())
