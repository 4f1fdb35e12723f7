from typing import Any

import polib
from django.utils.translation import gettext as _

MAX_SIZE = 1_000_000


def upload_problem(upload: Any, *, strings: int) -> str:
    """Say why a PO file cannot be taken; empty if wagtail-localize can be left to read it.

    It fails on no file, an empty one and one without its own header, and takes half a
    minute for a large one.
    """
    if upload is None:
        return _("Choose a PO file.")
    if not upload.size:
        return _("The file is empty: there is nothing in it. Download it anew and fill it in.")
    if upload.size > MAX_SIZE:
        return _("The file is too large for a PO file of one page.")
    catalogue = _read(upload)
    if catalogue is None:
        return ""  # wagtail-localize says so itself
    if "X-WagtailLocalize-TranslationID" not in catalogue.metadata:
        return _(
            "This file does not say which page it translates. Download it anew and fill it in."
        )
    if len(catalogue) > 2 * strings:
        return _("The file has many more entries than the page has texts. Download it anew.")
    return ""


def _read(upload: Any) -> polib.POFile | None:
    text = upload.read()
    upload.seek(0)
    try:
        # polib opens what looks like the name of a file; no file's name begins like this.
        return polib.pofile("#\n" + text.decode())
    except (OSError, UnicodeDecodeError):
        return None
