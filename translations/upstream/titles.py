from typing import Any

from django.db.models import Model
from wagtail.models import Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue


def keep_draft_title(sender: type[Model], instance: StringTranslation, **kwargs: Any) -> None:
    """Show a page's translated title in the explorer.

    In place of wagtail-localize's own receiver, which copies refused titles too: one
    longer than the column is an error 500 on PostgreSQL, and "&" became "&amp;".
    """
    if instance.context and instance.context.path == "title" and not instance.has_error:
        pages = Page.objects.filter(
            translation_key=instance.context.object_id, locale_id=instance.locale_id
        )
        pages.update(draft_title=StringValue(instance.data).render_text())
