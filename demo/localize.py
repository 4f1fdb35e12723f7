"""The demo's translations: PO files in ``demo/catalogues``, brought in through wagtail-localize."""

from pathlib import Path
from typing import Any

import polib
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from demo.paths import CATALOGUES
from translations.exchange.po import export_catalogue, import_catalogue

TOOL = "demo"


class IncompleteCatalogueError(Exception):
    """A demo catalogue does not cover its object."""


def catalogue_path(obj: Any, language_code: str) -> Path:
    name = obj.slug if isinstance(obj, Page) else getattr(obj, "key", "practice")
    return CATALOGUES / language_code / f"{obj._meta.model_name}-{name}.po"


def translations_of(obj: Any) -> list[Translation]:
    """One `Translation` for each other language, its source up to date."""
    source, _created = TranslationSource.get_or_create_from_instance(obj)
    return [
        Translation.objects.get_or_create(
            source=source, target_locale=locale, defaults={"enabled": True}
        )[0]
        for locale in Locale.objects.exclude(pk=obj.locale_id).order_by("pk")
    ]


def localize(obj: Any) -> int:
    """Bring in the translations of one object; return how many languages were published anew."""
    return sum(_localize_one(translation, obj) for translation in translations_of(obj))


def _localize_one(translation: Translation, obj: Any) -> bool:
    code = translation.target_locale.language_code
    path = catalogue_path(obj, code)
    report = import_catalogue(translation, polib.pofile(str(path)), tool_name=TOOL)
    total, done = translation.get_progress()
    if report.refused or report.unknown or total != done:
        raise IncompleteCatalogueError(f"{path.name}: {report}, {done} of {total} strings")
    published = obj.get_translation_or_none(translation.target_locale)
    if published is not None and published.live and not report.taken:
        return False
    with transaction.atomic():
        Translation.objects.select_related("source").get(pk=translation.pk).save_target(
            publish=True
        )
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
