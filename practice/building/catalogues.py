"""The translations that come with the software, brought in through wagtail-localize.

They are PO files from English. For a practice that writes in another of these languages,
they are read the other way round.
"""

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from translations.exchange.po import export_catalogue, import_catalogue
from translations.exchange.po_headers import headers
from translations.tracking.state import State, cells

#: The language of the content modules.
ENGLISH = "en"
#: The catalogues of what every practice has.
GENERAL = Path(__file__).parent.parent / "catalogues"


class IncompleteCatalogueError(Exception):
    """A catalogue does not cover its object."""


def name_of(obj: Any) -> str:
    name = obj.slug if isinstance(obj, Page) else getattr(obj, "key", "practice")
    return f"{obj._meta.model_name}-{name}"


@dataclass(frozen=True)
class Catalogues:
    """Catalogues in one or several folders, each with a folder for each language."""

    folders: tuple[Path, ...] = (GENERAL,)
    #: Fills in what only the practice knows: ``fill("By {name}.", "en", escape)``; what is filled in is escaped.
    fill: Callable[[str, str, Callable[[str], str]], str] | None = None
    #: Who brought the strings in, for wagtail-localize's records.
    tool: str = "general texts"

    def speaks(self, code: str) -> bool:
        return code == ENGLISH or any((folder / code).is_dir() for folder in self.folders)

    def complete(self, text: str, code: str, escape: Callable[[str], str] = str) -> str:
        return self.fill(text, code, escape) if self.fill else text

    def path(self, name: str, code: str) -> Path:
        """Return the path of a catalogue; one that is missing belongs into the first folder."""
        paths = [folder / code / f"{name}.po" for folder in self.folders]
        return next((path for path in paths if path.exists()), paths[0])

    def texts(self, name: str, code: str) -> dict[tuple[str, str], str]:
        """Return ``{(place, English): text}`` of an object in a language."""
        entries = polib.pofile(str(self.path(name, code)))
        if code == ENGLISH:
            return {(entry.msgctxt, entry.msgid): entry.msgid for entry in entries}
        return {(entry.msgctxt, entry.msgid): entry.msgstr for entry in entries}

    def between(self, name: str, translation: Translation) -> polib.POFile:
        """Return the catalogue of an object for a translation, with its texts completed.

        Left out are texts that this object does not have, such as an address nobody gave.
        """
        source = translation.source.locale.language_code
        target = translation.target_locale.language_code
        other = target if source == ENGLISH else source
        known = self.texts(name, other)
        texts = {
            code: dict.fromkeys(known) if code == ENGLISH else self.texts(name, code)
            for code in (source, target)
        }
        places = set(
            translation.source.stringsegment_set.values_list("context__path", "string__data")
        )
        found = polib.POFile(check_for_duplicates=False)
        found.metadata = headers(target)
        said: dict[str, str] = {}
        for place in known:
            # wagtail-localize stores every string as HTML.
            msgid, msgstr = (
                self.complete(texts[code].get(place) or place[1], code, html.escape)
                for code in (source, target)
            )
            said.setdefault(msgid, msgstr)
            if (place[0], msgid) in places:
                places.remove((place[0], msgid))
                found.append(polib.POEntry(msgctxt=place[0], msgid=msgid, msgstr=msgstr))
        # Where a choice of a form is left out, those after it move up.
        for path, msgid in sorted(places):
            if msgid in said:
                found.append(polib.POEntry(msgctxt=path, msgid=msgid, msgstr=said[msgid]))
        return found

    def translations_of(self, obj: Any) -> list[Translation]:
        """Return one `Translation` for each language of these catalogues, and its source with all its segments.

        Other languages of the site have no catalogues here: people translate into them.
        """
        with transaction.atomic():
            source, _created = TranslationSource.get_or_create_from_instance(obj)
            if not source.stringsegment_set.exists():
                # An earlier version stored the source and was interrupted before its segments.
                source.refresh_segments()
            return [
                Translation.objects.get_or_create(
                    source=source, target_locale=locale, defaults={"enabled": True}
                )[0]
                for locale in Locale.objects.exclude(pk=obj.locale_id).order_by("pk")
                if self.speaks(locale.language_code)
            ]

    def localize(self, obj: Any, name: str = "") -> int:
        """Import the translations of one object; return how many languages were published."""
        name = name or name_of(obj)
        return sum(self._localize_one(made, obj, name) for made in self.translations_of(obj))

    @transaction.atomic
    def _localize_one(self, translation: Translation, obj: Any, name: str) -> bool:
        """Import and publish in one transaction: an interrupted import is imported again."""
        code = translation.target_locale.language_code
        catalogue = self.between(name, translation)
        report = import_catalogue(translation, catalogue, tool_name=self.tool)
        total, done = translation.get_progress()
        if report.refused or report.unknown or total != done:
            raise IncompleteCatalogueError(
                f"{name} ({code}): {report.refused}, {report.unknown}, {done} of {total} strings"
            )
        target = obj.get_translation_or_none(translation.target_locale)
        # A row that was just published does not know it.
        is_live = type(obj)._default_manager.filter(pk=obj.pk, live=True).exists()
        if target is not None and target.live == is_live and not report.taken:
            return False
        translation = Translation.objects.select_related("source").get(pk=translation.pk)
        translation.save_target(publish=is_live)
        return is_live

    def write(self, obj: Any, name: str = "") -> list[Path]:
        """Write or refresh the catalogues of one object; what was translated stays."""
        written = []
        name = name or name_of(obj)
        for translation in self.translations_of(obj):
            path = self.path(name, translation.target_locale.language_code)
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


def publish_outdated(objects: Iterable[Any]) -> int:
    """Publish again the translations that fell behind their original with no string to import; return how many.

    After an update an original can lose a block, or take its signs from a library: its
    catalogue then holds nothing new, and `Catalogues.localize` leaves the translation as it is.
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
