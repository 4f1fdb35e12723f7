"""Finds the wagtail-localize translation of a page or entry."""

from django.db.models import Model
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation


def translation_of(instance: Model) -> Translation | None:
    """Return the translation that produces a page or entry; ``None`` for sources, mirrors and stopped translations."""
    if not isinstance(instance, TranslatableMixin):
        return None
    rows = Translation.objects.filter(
        source__object_id=instance.translation_key,
        target_locale_id=instance.locale_id,
        enabled=True,
    )
    return rows.select_related("source", "target_locale").first()


def is_managed(instance: Model) -> bool:
    return translation_of(instance) is not None


def is_mirror(instance: Model) -> bool:
    """Whether a page is an alias: it shows another page's content."""
    return getattr(instance, "alias_of_id", None) is not None
