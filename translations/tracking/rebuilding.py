"""Rebuilds the records of `translations.tracking.recording`: after a restore, or after a change of block declarations."""

from dataclasses import dataclass

from django.db import transaction
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from translations.models import Build, SourceDigest
from translations.tracking.digests import digests_of
from translations.tracking.recording import build_now, is_live


@dataclass
class Rebuilt:
    sources: int = 0
    builds: int = 0


def rebuild() -> Rebuilt:
    """Recompute every fingerprint, and recover missing builds from the translation log.

    Idempotent.
    """
    report = Rebuilt()
    for source in TranslationSource.objects.iterator(chunk_size=200):
        report.sources += _renew(source)
    Build.objects.filter(
        revision=None, is_live=False
    ).delete()  # without a revision they cannot be published
    recorded = Build.objects.values("translation_id")
    for translation in Translation.objects.filter(enabled=True).exclude(pk__in=recorded):
        report.builds += _recover(translation)
    return report


@transaction.atomic
def _renew(source: TranslationSource) -> bool:
    """Update the fingerprints of a source, and those of builds that were equal to them."""
    now = digests_of(source)
    row = SourceDigest.objects.filter(source=source).first() or SourceDigest(source=source)
    if (row.content, row.safety) == (now.content, now.safety):
        return False
    builds = Build.objects.filter(translation__source=source)
    if row.pk:
        builds.filter(content=row.content).update(content=now.content)
        builds.filter(safety=row.safety).update(safety=now.safety)
    row.content, row.safety = now.content, now.safety
    row.save()
    return True


def _recover(translation: Translation) -> bool:
    """Record a translation that was saved after the last change of its source. The source of an older one is unknown."""
    source = translation.source
    log = (
        TranslationLog.objects.filter(source=source, locale_id=translation.target_locale_id)
        .order_by("created_at")
        .last()
    )
    if log is None or log.created_at < source.last_updated_at:
        return False
    build = build_now(translation, source)
    build.revision, build.built_at = log.revision, log.created_at
    build.is_live = is_live(translation, log.revision)
    build.save()
    return True
