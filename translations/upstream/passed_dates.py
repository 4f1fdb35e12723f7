"""Saves a page or entry whose expiry date has passed (wagtail#13896).

Wagtail's form refuses it with "Expiry date/time must be in the future", although nobody
touched the date; autosave stops, too. A date in the past that is typed now is refused as before.
"""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminDraftStateFormMixin

from translations.upstream import patches

NAME = "expire_at"


def install_passed_dates() -> None:
    """Patch the validation of Wagtail's forms. Idempotent."""
    patches.install(WagtailAdminDraftStateFormMixin, "clean", _without_passed_date)


def _without_passed_date(clean: patches.Method) -> patches.Method:
    def cleaned(form: Any) -> dict[str, Any]:
        passed = _passed(form)
        if passed is None:
            return clean(form)
        form.cleaned_data[NAME] = None
        result = clean(form)
        form.cleaned_data[NAME] = passed
        return result

    return cleaned


def _passed(form: Any) -> datetime.datetime | None:
    """Return the stored date if it has passed and was not changed."""
    stored, posted = form.initial.get(NAME), form.cleaned_data.get(NAME)
    if not stored or not posted or stored > timezone.now():
        return None
    # The field shows no seconds.
    return stored if _to_the_minute(stored) == _to_the_minute(posted) else None


def _to_the_minute(moment: datetime.datetime) -> datetime.datetime:
    return moment.replace(second=0, microsecond=0)
