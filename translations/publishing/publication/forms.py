import datetime
from collections.abc import Mapping

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BROWSERS_FORMAT = "%Y-%m-%dT%H:%M"


class WhenForm(forms.Form):
    """When something goes live. An empty field means now."""

    go_live_at = forms.DateTimeField(
        label=gettext_lazy("Date and time"),
        required=False,
        input_formats=[BROWSERS_FORMAT],
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "class": "publication__when"}, format=BROWSERS_FORMAT
        ),
    )

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        needs_hour: bool = False,
        forbids_hour: bool = False,
    ) -> None:
        super().__init__(data)
        self.needs_hour = needs_hour
        self.forbids_hour = forbids_hour
        self.fields["go_live_at"].help_text = time_zone_hint()

    def clean_go_live_at(self) -> datetime.datetime | None:
        hour = self.cleaned_data["go_live_at"]
        if hour is not None and self.forbids_hour:
            raise forms.ValidationError(
                _(
                    "A date is filled in, but “now” is chosen. Clear the date, or schedule the publication."
                )
            )
        if not self.needs_hour:
            return None
        if hour is None:
            raise forms.ValidationError(_("Enter the date and time of publication."))
        if hour <= timezone.now():
            raise forms.ValidationError(_("This time is in the past. Choose a later one."))
        return hour


def time_zone_hint() -> str:
    """Name the time zone of the field, and its present time."""
    zone = timezone.get_current_timezone_name()
    now = date_format(timezone.localtime(), "SHORT_DATETIME_FORMAT")
    return _("Time zone: %(zone)s. It is %(now)s there now.") % {"zone": zone, "now": now}
