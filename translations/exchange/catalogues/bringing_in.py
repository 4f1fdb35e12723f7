"""Imports uploaded catalogues. Each file is one transaction: its valid entries are stored, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polib
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from translations.access.people import AnyUser
from translations.access.rights import lock, refusal
from translations.exchange.catalogues.reading import Read
from translations.exchange.catalogues.writing import IDENTITY
from translations.exchange.po import Report, import_catalogue
from translations.exchange.po_headers import WrongLanguageError

TOOL = "PO"


@dataclass
class Brought:
    """The result of importing one file."""

    name: str
    title: str = ""
    url: str = ""
    problem: str = ""
    report: Report = field(default_factory=Report)


def bring_in(
    files: Iterable[Read], user: AnyUser, *, only: Translation | None = None
) -> list[Brought]:
    """Import the files through the string check. ``only``: refuse the files of all other translations."""
    return [_bring_in(file, user, only) for file in files]


def _bring_in(file: Read, user: AnyUser, only: Translation | None) -> Brought:
    brought = Brought(file.name, problem=file.problem)
    if file.catalogue is None:
        return brought
    translation = _translation_of(file.catalogue)
    brought.problem = _problem(file.catalogue, translation, user, only)
    if translation is None or brought.problem:
        return brought
    brought.title = translation.source.object_repr
    brought.url = reverse("translations:work", args=[translation.pk])
    try:
        brought.report = import_catalogue(translation, file.catalogue, user=user, tool_name=TOOL)
    except WrongLanguageError:
        brought.problem = _("The file is in another language than the page that it names.")
    return brought


def _translation_of(catalogue: polib.POFile) -> Translation | None:
    rows = Translation.objects.select_related(
        "source__locale", "source__object", "source__specific_content_type", "target_locale"
    )
    try:
        return rows.filter(uuid=catalogue.metadata.get(IDENTITY)).first()
    except (ValidationError, ValueError):
        return None


def _problem(
    catalogue: polib.POFile,
    translation: Translation | None,
    user: AnyUser,
    only: Translation | None,
) -> str:
    if IDENTITY not in catalogue.metadata:
        return _(
            "This file does not say which page it translates. Download it again and fill it in."
        )
    if translation is None:
        return _("The page that this file translates is no longer here.")
    if only is not None and translation.pk != only.pk:
        return _("This file belongs to another page: %(title)s.") % {
            "title": translation.source.object_repr
        }
    entries = len(catalogue) - len(catalogue.obsolete_entries())
    if entries > 2 * translation.source.stringsegment_set.count():
        return _("The file has many more entries than the page has texts. Download it again.")
    target = translation.source.object.get_instance_or_none(translation.target_locale)
    return refusal(user, translation, target) or lock(user, translation, target)
