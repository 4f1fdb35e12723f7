"""Exports and imports the PO file of one translation. Exports are reproducible; imports take a few queries."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

import polib
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.access.people import AnyUser
from translations.exchange.po_headers import downloaded_at, headers, require_language
from translations.language.string_places import StringPlace
from translations.language.targets import share_object
from translations.upstream.validation import check_string, tidy

LINE_WIDTH = 100

#: The source text (msgid) and its place (msgctxt).
Key = tuple[str, str]


class Fate(Enum):
    TAKEN = "taken"
    UNCHANGED = "unchanged"
    #: Unfinished: empty, or marked as fuzzy.
    EMPTY = "empty"
    FUZZY = "fuzzy"
    #: The source has no such place, or another text there.
    NO_PLACE = "no_place"
    OTHER_TEXT = "other_text"
    REFUSED = "refused"
    #: Another user has changed this translation since the file was downloaded.
    NEWER = "newer"


@dataclass(frozen=True)
class Line:
    """An entry of a catalogue, and the result of importing it."""

    path: str
    source: str
    target: str
    fate: Fate
    reason: str = ""


@dataclass
class Report:
    """The results of importing a catalogue. ``unknown`` and ``refused`` list entries by their msgctxt."""

    lines: list[Line] = field(default_factory=list)

    @property
    def taken(self) -> int:
        return len(self.of(Fate.TAKEN))

    @property
    def unchanged(self) -> int:
        return len(self.of(Fate.UNCHANGED))

    @property
    def unfinished(self) -> int:
        return len(self.of(Fate.EMPTY, Fate.FUZZY))

    @property
    def unknown(self) -> list[str]:
        return [line.path for line in self.of(Fate.NO_PLACE, Fate.OTHER_TEXT)]

    @property
    def refused(self) -> dict[str, str]:
        return {line.path: line.reason for line in self.of(Fate.REFUSED)}

    def of(self, *fates: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate in fates]

    def add(self, entry: polib.POEntry, fate: Fate, reason: str = "") -> None:
        line = Line(entry.msgctxt or "", entry.msgid, entry.msgstr, fate, reason)
        self.lines.append(line)


def export_catalogue(translation: Translation) -> polib.POFile:
    """Return every string of the source in document order, with its translation if there is one.

    The catalogue has no primary key and no date, so that under version control it
    changes only with its texts. A string that failed the string check is marked fuzzy,
    with the reason.
    """
    catalogue = polib.POFile(wrapwidth=LINE_WIDTH, check_for_duplicates=False)
    catalogue.metadata = headers(translation.target_locale.language_code)
    known = _stored(translation)
    seen: set[Key] = set()
    for segment in _segments(translation):
        key = (segment.string.data, segment.context.path)
        # Equal paragraphs of one field share a translation; msgfmt rejects duplicate entries.
        if key not in seen:
            seen.add(key)
            catalogue.append(_entry(segment, known.get(StringPlace.of_segment(segment))))
    return catalogue


@transaction.atomic
def import_catalogue(
    translation: Translation, po: polib.POFile, *, user: AnyUser | None = None, tool_name: str
) -> Report:
    """Store the catalogue's strings through the string check; skip fuzzy and empty entries.

    Also skipped are strings that another user has changed since the download, if the
    header states its time. Raises `WrongLanguageError` before anything is stored.
    """
    require_language(po, translation.target_locale.language_code)
    # The lock that the work page takes too: one writer for each translation.
    Translation.objects.select_for_update(no_key=True).get(pk=translation.pk)
    report, downloaded = Report(), downloaded_at(po)
    wanted = _finished(po, report)
    stored = _stored(translation)
    paths = set()
    for segment in _segments(translation):
        paths.add(segment.context.path)
        entry = wanted.pop((segment.string.data, segment.context.path), None)
        if entry is None:
            continue
        row = stored.get(StringPlace.of_segment(segment)) or _new(translation, segment)
        row.translation_of, row.context = segment.string, segment.context
        if _is_the_same(row, entry.msgstr):
            report.add(entry, Fate.UNCHANGED)
            continue
        if _is_newer(row, downloaded, user):
            report.add(entry, Fate.NEWER, row.data)
            continue
        was_good = bool(row.pk) and not row.has_error
        row.data, row.tool_name, row.last_translated_by = entry.msgstr, tool_name, user
        row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        _save(row, entry, report, keep=was_good)
    for (_text, path), entry in wanted.items():
        report.add(entry, Fate.OTHER_TEXT if path in paths else Fate.NO_PLACE)
    return report


def _is_newer(row: StringTranslation, downloaded: datetime | None, user: AnyUser | None) -> bool:
    """Return whether a user other than ``user`` has changed the string since the download.

    ``user`` may upload a corrected file again: the first upload stored their own strings.
    """
    manual = row.translation_type == StringTranslation.TRANSLATION_TYPE_MANUAL
    if downloaded is None or not row.pk or row.has_error or not manual:
        return False
    # Strings that the site carried over have no author.
    is_anothers = row.last_translated_by_id not in {None, getattr(user, "pk", None)}
    return row.updated_at > downloaded and is_anothers


def _is_the_same(row: StringTranslation, data: str) -> bool:
    manual = row.translation_type == StringTranslation.TRANSLATION_TYPE_MANUAL
    return bool(
        row.pk and manual and not row.has_error and row.data == tidy(row.context.path, data)
    )


def _save(row: StringTranslation, entry: polib.POEntry, report: Report, *, keep: bool) -> None:
    """Store a string. A refused one is stored for its author to correct, but never replaces a valid one (``keep``)."""
    row.has_error = False
    if keep:
        check_string(StringTranslation, row)
    if not row.has_error:
        row.save()
    if row.has_error:
        report.add(entry, Fate.REFUSED, row.get_error() or "")
    else:
        report.add(entry, Fate.TAKEN)


def _new(translation: Translation, segment: StringSegment) -> StringTranslation:
    return StringTranslation(locale=translation.target_locale)


def _segments(translation: Translation) -> list[StringSegment]:
    rows = StringSegment.objects.filter(source_id=translation.source_id)
    segments = list(rows.select_related("context", "string").order_by("order"))
    # Otherwise the string check fetches it for each string.
    share_object(translation.source.object, [segment.context for segment in segments])
    return segments


def _stored(translation: Translation) -> dict[StringPlace, StringTranslation]:
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    )
    return {StringPlace.of_translation(row): row for row in rows}


def _entry(segment: StringSegment, stored: StringTranslation | None) -> polib.POEntry:
    if stored:
        stored.translation_of, stored.context = segment.string, segment.context
    refused = stored is not None and stored.has_error
    return polib.POEntry(
        msgctxt=segment.context.path,
        msgid=segment.string.data,
        msgstr=stored.data if stored else "",
        comment=segment.context.field_path,
        tcomment=(stored.get_error() or "") if stored and refused else "",
        flags=["fuzzy"] if refused else [],
    )


def _finished(po: polib.POFile, report: Report) -> dict[Key, polib.POEntry]:
    finished: dict[Key, polib.POEntry] = {}
    for entry in po:
        if entry.obsolete:
            continue
        if not entry.msgstr:
            report.add(entry, Fate.EMPTY)
        elif entry.fuzzy:
            report.add(entry, Fate.FUZZY)
        elif finished.setdefault((entry.msgid, entry.msgctxt or ""), entry).msgstr != entry.msgstr:
            report.add(
                entry, Fate.REFUSED, _("The file says something else for the same text above.")
            )
    return finished
