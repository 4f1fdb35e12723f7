import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

BROWSERS_FORMAT = "%Y-%m-%dT%H:%M"


class WhenForm(forms.Form):
    """When something goes live; empty for now."""

    go_live_at = forms.DateTimeField(
        label=_("Date and time"),
        required=False,
        input_formats=[BROWSERS_FORMAT],
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "class": "publication__when"}, format=BROWSERS_FORMAT
        ),
    )

    def __init__(self, *args: Any, needs_hour: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_hour = needs_hour

    def clean_go_live_at(self) -> datetime.datetime | None:
        hour = self.cleaned_data["go_live_at"]
        if not self.needs_hour:
            return None
        if hour is None:
            raise forms.ValidationError(_("Say when the page is to go live."))
        if hour <= timezone.now():
            raise forms.ValidationError(_("This moment is past. Choose a later one."))
        return hour
