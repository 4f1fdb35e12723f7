from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationSource

from translations.access.rules import is_source_language
from translations.tracking.changes.published import note_unsent
from translations.tracking.changes.recording import recorded


def refresh_source(sender: type, instance: TranslatableMixin, **kwargs: object) -> None:
    """Receive ``published``: refresh the stored source of an original at once.

    Strings that changed become missing ones; live translations stay as they are
    until a translator publishes (wagtail-localize#861). A `Translation` loaded before
    must be loaded again: its ``source`` is the old one.
    """
    if not is_source_language(instance):
        return
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    if is_new(instance) and not (source and source.translations.filter(enabled=True).exists()):
        note_unsent(instance)
    if source:
        with recorded(source, user=getattr(kwargs.get("revision"), "user", None)):
            source.update_from_db()


def is_new(instance: TranslatableMixin) -> bool:
    """Whether this is the first publication; a scheduled one does not count before it is live."""
    return instance.live and instance.first_published_at == instance.last_published_at
