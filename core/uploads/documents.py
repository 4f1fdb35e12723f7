"""The form of a document on every way to upload or replace one (`WAGTAILDOCS_DOCUMENT_FORM_BASE`)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

#: What a PDF has within its first 1,024 bytes.
SIGN, WITHIN = b"%PDF-", 1024


class DocumentForm(BaseDocumentForm):
    """Refuses a file that is called a PDF and is none, such as a page that would run scripts."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if isinstance(file, UploadedFile) and not _is_pdf(file):
            self.add_error(
                "file", ValidationError(_("This file is no PDF. Save it as a PDF first."))
            )
        return cleaned


def _is_pdf(file: UploadedFile) -> bool:
    file.seek(0)
    beginning: bytes = file.read(WITHIN)
    file.seek(0)
    return SIGN in beginning
