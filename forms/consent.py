"""Proof of a visitor's consent: version and hash of the exact text, language and time."""

import hashlib
from typing import Any

from django.utils import timezone

from forms.forms import CallbackForm
from forms.models.pages import FormPage


def consent_record(page: FormPage, form: CallbackForm) -> dict[str, Any] | None:
    """Return the record for the form's ticked consent fields; ``None`` when none was ticked."""
    ticked = [
        block.value
        for block in page.fields
        if block.block_type == "consent" and form.cleaned_data.get(block.value["key"])
    ]
    if not ticked:
        return None
    words = "\n".join(f"{value['label']}\n{value['help_text']}" for value in ticked)
    return {
        "keys": [value["key"] for value in ticked],
        "version": page.live_revision_id,
        "sha256": hashlib.sha256(words.encode()).hexdigest(),
        "language": page.locale.language_code,
        "time": timezone.now().isoformat(),
    }
