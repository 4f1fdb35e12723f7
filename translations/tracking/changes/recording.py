"""Records what a publication changed in a source, in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from wagtail_localize.models import TranslationContext, TranslationSource

from accounts.models import User
from translations.language.safety import is_safety_path
from translations.models import Build, Change, News, SourceDigest
from translations.tracking.changes.counting import open_texts
from translations.tracking.changes.pairs import Replacement, Segment, paired, places
from translations.tracking.changes.published import note_change


@contextmanager
def recorded(source: TranslationSource, user: User | None = None) -> Iterator[None]:
    """Wrap the refresh of a source: store what it changes as a `Change` with a `News` per language."""
    with transaction.atomic():
        # Serialize: a slower refresh with an older page must not overwrite a newer one.
        TranslationSource.objects.select_for_update(no_key=True).get(pk=source.pk)
        before, digest = places(source), _digest(source)
        yield
        if _digest(source) != digest:
            _record(source, paired(before, places(source)), user)


def _digest(source: TranslationSource) -> str:
    return (
        SourceDigest.objects.filter(source=source).values_list("content", flat=True).first() or ""
    )


def _record(source: TranslationSource, pairs: list[Replacement], user: User | None) -> None:
    # Nobody works on translations that were taken off the site.
    rows = source.translations.filter(enabled=True)
    rows = rows.exclude(pk__in=Build.objects.offline().values("translation"))
    locales = list(rows.values_list("target_locale_id", flat=True))
    if not locales:
        return
    segments = _with_safety(source, pairs)
    change = Change.objects.create(source=source, made_by=user, segments=segments)
    for locale_id in locales:
        texts, safety = open_texts(change, locale_id)
        News.objects.create(change=change, locale_id=locale_id, texts=texts, safety=safety)
    note_change(change)


def _with_safety(source: TranslationSource, pairs: list[Replacement]) -> list[Segment]:
    model = source.specific_content_type.model_class()
    contexts = TranslationContext.objects.in_bulk({context for context, _old, _new in pairs})
    return [
        (context, old, new, is_safety_path(model, contexts[context].field_path))
        for context, old, new in pairs
    ]
