"""Catalogues (PO files) of one translation: written so that they stay the same from run to run, read in a few queries."""

from dataclasses import dataclass, field
from typing import Any

import polib
from django.db import transaction
from django.db.models import prefetch_related_objects
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.gate import tidy
from translations.po_headers import headers, require_language

LINE_WIDTH = 100

#: What is said (msgid) and where (msgctxt).
Key = tuple[str, str]


@dataclass
class Report:
    """What became of a catalogue's entries. ``unknown`` and ``refused`` name them by their msgctxt."""

    taken: int = 0
    unchanged: int = 0
    unfinished: int = 0  # fuzzy or empty
    unknown: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def export_catalogue(translation: Translation) -> polib.POFile:
    """Return every string of the source in document order, with what is translated of it.

    Without the translation's number and today's date, so that a catalogue under
    version control changes only with its words. A string that the gate refused is
    marked fuzzy, with the reason.
    """
    catalogue = polib.POFile(wrapwidth=LINE_WIDTH, check_for_duplicates=False)
    catalogue.metadata = headers(translation.target_locale.language_code)
    known = _stored(translation)
    seen: set[Key] = set()
    for segment in _segments(translation):
        key = (segment.string.data, segment.context.path)
        # Equal paragraphs of one text have one translation; twice, they are an error to msgfmt.
        if key not in seen:
            seen.add(key)
            catalogue.append(_entry(segment, known.get((segment.string_id, segment.context_id))))
    return catalogue


@transaction.atomic
def import_catalogue(
    translation: Translation, po: polib.POFile, *, user: Any = None, tool_name: str
) -> Report:
    """Store the catalogue's strings through the gate; fuzzy and empty ones are left alone.

    Raises `WrongLanguageError` before anything is stored.
    """
    require_language(po, translation.target_locale.language_code)
    report = Report()
    wanted = _finished(po, report)
    stored = _stored(translation)
    # One object for all contexts, so that the gate need not fetch it for each string.
    translatable = translation.source.object
    prefetch_related_objects([translatable], "sources")
    for segment in _segments(translation):
        data = wanted.pop((segment.string.data, segment.context.path), None)
        if data is None:
            continue
        segment.context.object = translatable
        row = stored.get((segment.string_id, segment.context_id)) or _new(translation, segment)
        row.translation_of, row.context = segment.string, segment.context
        if row.pk and not row.has_error and row.data == tidy(row.context.path, data):
            report.unchanged += 1
            continue
        row.data, row.tool_name, row.last_translated_by = data, tool_name, user
        row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        _save(row, report)
    report.unknown += [path for _text, path in wanted]
    return report


def _save(row: StringTranslation, report: Report) -> None:
    row.has_error = False
    row.save()
    if row.has_error:
        report.refused[row.context.path] = row.get_error() or ""
    else:
        report.taken += 1


def _new(translation: Translation, segment: StringSegment) -> StringTranslation:
    return StringTranslation(locale=translation.target_locale)


def _segments(translation: Translation) -> Any:
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    return segments.select_related("context", "string").order_by("order")


def _stored(translation: Translation) -> dict[tuple[int, int | None], StringTranslation]:
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    )
    return {(row.translation_of_id, row.context_id): row for row in rows}


def _entry(segment: StringSegment, stored: StringTranslation | None) -> polib.POEntry:
    refused = stored is not None and stored.has_error
    return polib.POEntry(
        msgctxt=segment.context.path,
        msgid=segment.string.data,
        msgstr=stored.data if stored else "",
        comment=segment.context.field_path,
        tcomment=stored.field_error if stored and refused else "",
        flags=["fuzzy"] if refused else [],
    )


def _finished(po: polib.POFile, report: Report) -> dict[Key, str]:
    current = [entry for entry in po if not entry.obsolete]
    finished = [entry for entry in current if entry.msgstr and not entry.fuzzy]
    report.unfinished = len(current) - len(finished)
    return {(entry.msgid, entry.msgctxt or ""): entry.msgstr for entry in finished}
