"""Which pages and entries are made from a translation, and from which one."""

from typing import Any

from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation


def translation_of(instance: Any) -> Translation | None:
    """The translation that a page or entry is the result of; none for sources, mirrors and stopped ones."""
    if not isinstance(instance, TranslatableMixin):
        return None
    rows = Translation.objects.filter(
        source__object_id=instance.translation_key,
        target_locale_id=instance.locale_id,
        enabled=True,
    )
    return rows.select_related("source", "target_locale").first()


def is_managed(instance: Any) -> bool:
    return translation_of(instance) is not None


def is_mirror(instance: Any) -> bool:
    """Whether a page shows the words of another."""
    return getattr(instance, "alias_of_id", None) is not None
