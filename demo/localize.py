"""The demo's translations: PO files in ``demo/catalogues``, brought in through wagtail-localize."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polib
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from demo.paths import CATALOGUES
from translations.exchange.po import export_catalogue, import_catalogue
from translations.tracking.state import State, cells

TOOL = "demo"


class IncompleteCatalogueError(Exception):
    """A demo catalogue does not cover its object."""


def catalogue_path(obj: Any, language_code: str) -> Path:
    name = obj.slug if isinstance(obj, Page) else getattr(obj, "key", "practice")
    return CATALOGUES / language_code / f"{obj._meta.model_name}-{name}.po"


@transaction.atomic
def translations_of(obj: Any) -> list[Translation]:
    """Return one `Translation` for each other language of the demo, and its source with all its segments.

    A language that was added to the site has no catalogues here: people translate into it.
    """
    source, _created = TranslationSource.get_or_create_from_instance(obj)
    if not source.stringsegment_set.exists():
        # An earlier version stored the source and was interrupted before its segments.
        source.refresh_segments()
    return [
        Translation.objects.get_or_create(
            source=source, target_locale=locale, defaults={"enabled": True}
        )[0]
        for locale in Locale.objects.exclude(pk=obj.locale_id).order_by("pk")
        if (CATALOGUES / locale.language_code).is_dir()
    ]


def localize(obj: Any) -> int:
    """Import the translations of one object; return how many languages were published."""
    return sum(_localize_one(translation, obj) for translation in translations_of(obj))


def publish_outdated(objects: Iterable[Any]) -> int:
    """Publish again the translations that fell behind their original with no string to import; return how many.

    After an update an original can lose a block, or take its signs from a library: its
    catalogue then holds nothing new, and `localize` leaves the translation as it is.
    """
    outdated = [
        cell.translation_id
        for cell in cells([obj.translation_key for obj in objects]).values()
        if cell.state in {State.STALE, State.MIXED} and cell.done == cell.total
    ]
    found = Translation.objects.select_related("source").filter(pk__in=outdated, enabled=True)
    for translation in found:
        translation.save_target(publish=True)
    return len(found)


@transaction.atomic
def _localize_one(translation: Translation, obj: Any) -> bool:
    """Import and publish in one transaction: an interrupted import is imported again."""
    code = translation.target_locale.language_code
    path = catalogue_path(obj, code)
    report = import_catalogue(translation, polib.pofile(str(path)), tool_name=TOOL)
    total, done = translation.get_progress()
    if report.refused or report.unknown or total != done:
        raise IncompleteCatalogueError(f"{path.name}: {report}, {done} of {total} strings")
    published = obj.get_translation_or_none(translation.target_locale)
    if published is not None and published.live and not report.taken:
        return False
    Translation.objects.select_related("source").get(pk=translation.pk).save_target(publish=True)
    return True


def write_catalogues(obj: Any) -> list[Path]:
    """Write or refresh the catalogues of one object; what was translated stays."""
    written = []
    for translation in translations_of(obj):
        path = catalogue_path(obj, translation.target_locale.language_code)
        catalogue = export_catalogue(translation)
        if path.exists():
            known = {
                (entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(str(path))
            }
            for entry in catalogue:
                entry.msgstr = known.get((entry.msgctxt, entry.msgid), "")
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path))
        written.append(path)
    return written
