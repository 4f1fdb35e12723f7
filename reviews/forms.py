import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reviews.models import Outcome
from reviews.signing import default_next_due

BROWSERS_FORMAT = "%Y-%m-%d"


class SignForm(forms.Form):
    """The outcome of a review. Who signs, and when, is never a field: the server knows it."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    remarks = forms.CharField(
        label=gettext_lazy("Remarks"),
        help_text=gettext_lazy("For the editors. Visitors do not see them."),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    next_due = forms.DateField(
        label=gettext_lazy("Next review"),
        required=False,
        input_formats=[BROWSERS_FORMAT],
        widget=forms.DateInput(attrs={"type": "date"}, format=BROWSERS_FORMAT),
    )
    #: The fingerprint of what the reviewer has read.
    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next_due"].initial = default_next_due()

    def clean_next_due(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["next_due"] or default_next_due()
        if day < timezone.localdate():
            raise forms.ValidationError(
                _("The next review cannot be due before today. Choose a later date.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        outcome = cleaned.get("outcome")
        if outcome and outcome != Outcome.APPROVED and not cleaned.get("remarks"):
            self.add_error("remarks", _("Say what the editors should know or change."))
        return cleaned
