"""Exports catalogues for translators who work in another program."""

import re
import zipfile
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

import polib
from anyascii import anyascii
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import StringTranslation, Translation

from translations.access.people import AnyUser
from translations.exchange.po import export_catalogue
from translations.exchange.po_headers import DOWNLOADED
from translations.exchange.xliff.writing import as_xliff
from translations.language.safety import is_safety_path
from translations.tracking.places import place_in_words
from translations.tracking.state import Cell, cells

#: wagtail-localize's own header, so that its editor takes the file too.
IDENTITY = "X-WagtailLocalize-TranslationID"
#: Files in one zip: few enough to be built during a request.
MOST_FILES = 500
IN_MEMORY = 5_000_000
PO, XLIFF = "po", "xlf"
FORMATS = (PO, XLIFF)


def catalogue_of(translation: Translation) -> polib.POFile:
    """Return a page's catalogue, with a readable place for each string and the page's address."""
    model = translation.source.specific_content_type.model_class()
    downloaded = timezone.now()
    catalogue = export_catalogue(translation)
    catalogue.metadata[DOWNLOADED] = downloaded.isoformat()
    catalogue.metadata[IDENTITY] = str(translation.uuid)
    catalogue.header = "\n".join(filter(None, [translation.source.object_repr, _url(translation)]))
    for entry in catalogue:
        field_path = entry.comment
        safety = _("Safety") if is_safety_path(model, field_path) else ""
        entry.comment = "\n".join(filter(None, [place_in_words(model, field_path), safety]))
    catalogue.extend(_former(translation))
    return catalogue


def content_of(translation: Translation, file_format: str) -> bytes:
    """Return a page's file in one of `FORMATS`."""
    catalogue = catalogue_of(translation)
    if file_format == XLIFF:
        return as_xliff(catalogue, translation.source.locale.language_code, [IDENTITY, DOWNLOADED])
    return str(catalogue).encode()


def _former(translation: Translation) -> Iterator[polib.POEntry]:
    """Return translations of removed source strings as obsolete entries: translation programs suggest them for similar strings."""
    now = translation.source.stringsegment_set.filter(
        string=OuterRef("translation_of"), context=OuterRef("context")
    )
    rows = StringTranslation.objects.filter(
        ~Exists(now),
        locale_id=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        has_error=False,
    )
    for row in rows.select_related("translation_of", "context").order_by("pk"):
        yield polib.POEntry(
            msgctxt=row.context.path, msgid=row.translation_of.data, msgstr=row.data, obsolete=True
        )


def file_name(translation: Translation, file_format: str = PO) -> str:
    """Return a file name that is valid on every system and unique to the page."""
    words = slugify(anyascii(translation.source.object_repr))[:60] or "page"
    return f"{words}-{translation.pk}-{translation.target_locale.language_code}.{file_format}"


def backlog(user: AnyUser, locale: Locale) -> list[Translation]:
    """Return the unfinished translations of a language that the user may edit, safety-relevant ones first."""
    found = [
        cell
        for cell in cells(locales=[locale.pk]).values()
        if cell.translation_id and not cell.rests and (cell.left or cell.unconfirmed)
    ]
    found.sort(key=lambda cell: (not cell.safety_left, -cell.words_left))
    rows = Translation.objects.select_related(
        "source__locale", "source__specific_content_type", "target_locale"
    ).in_bulk([cell.translation_id for cell in found])
    editable = set(
        page_permission_policy.instances_user_has_permission_for(user, "change")
        .filter(locale=locale)
        .values_list("pk", flat=True)
    )
    made = [
        rows[cell.translation_id]
        for cell in found
        if cell.translation_id in rows
        and _may_edit(user, rows[cell.translation_id], cell, editable)
    ]
    return made[:MOST_FILES]


def write_zip(translations: list[Translation], file_format: str = PO) -> IO[bytes]:
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - handed on to the response
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for translation in translations:
            name = file_name(translation, file_format)
            archive.writestr(name, content_of(translation, file_format))
    file.seek(0)
    return file


def _may_edit(user: AnyUser, translation: Translation, cell: Cell, editable: set[int]) -> bool:
    model = translation.source.specific_content_type.model_class()
    if issubclass(model, Page):
        return cell.target_id in editable
    return user_can_edit_snippet_type(user, model)


def _url(translation: Translation) -> str:
    instance = translation.source.object.get_instance_or_none(translation.source.locale)
    return re.sub(r"\s", "", getattr(instance, "full_url", None) or "")
