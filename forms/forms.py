import datetime
import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import PhoneNumber
from wagtail.blocks import StreamValue

from core.opening_hours.openings import Hours
from forms.altcha import challenge, solved
from forms.fields import CallTimeField, EmailField, PhoneField, PlainField
from forms.phones import says_more
from forms.sealing import digest
from forms.suspicion import Submission, reasons
from forms.timetrap import stamp
from forms.ways import AnswerBy

#: Names reserved for our own fields.
OWN_FIELDS = ("token", "stamp", "website", "altcha")
#: The end of the key under which a number is kept as typed.
AS_TYPED = "_as_typed"


class CallbackForm(forms.Form):
    """The callback form. Its fields come from the page's blocks.

    Four hidden fields are our own: ``token`` identifies repeated submissions, ``stamp``
    holds the time the form was shown, ``website`` is the honeypot, ``altcha`` holds the
    browser's proof of work if the settings require one.
    """

    error_css_class = "field--error"
    required_css_class = "field--required"

    token = forms.UUIDField(widget=forms.HiddenInput)
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500)
    website = forms.CharField(label=_("Leave this field empty"), required=False, max_length=2000)
    altcha = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        fields: StreamValue,
        initial: dict[str, Any] | None = None,
    ) -> None:
        # Not "data and …": empty data is still a submission.
        super().__init__(None if data is None else _mended(data), initial=initial)
        token = self.initial.setdefault("token", uuid.uuid4())
        self.initial.setdefault("stamp", stamp(str(token)))
        self.fields["website"].widget.is_trap = True
        self.way_field = ""
        for block in fields:
            self.fields[block.value["key"]] = block.block.form_field(block.value)
            if block.block_type == "answer_by":
                self.way_field = block.value["key"]
        if self.way_field:
            self._leave_to_the_way()
        self._ask_for_proof()

    def _leave_to_the_way(self) -> None:
        """Which of number and address is required depends on the chosen way: see `clean`."""
        for field in self.fields.values():
            if isinstance(field, PhoneField | EmailField):
                field.required = field.widget.is_required = False
                field.depends_on_the_way = True
                field.widget.attrs.pop("data-missing", None)
                by_email = isinstance(field, EmailField)
                # For the script, which asks for it before the form is sent.
                field.widget.attrs |= {
                    "data-way": self.way_field,
                    "data-needed-for": "email" if by_email else "call sms",
                    "data-needed": field.error_messages["required"],
                }

    def _ask_for_proof(self) -> None:
        if not settings.CALLBACK_ALTCHA:
            del self.fields["altcha"]
            return
        puzzle = json.dumps(challenge(str(self["token"].value())))
        self.fields["altcha"].widget.attrs["data-challenge"] = puzzle

    def offer_times(
        self, hours: Iterable[Hours], now: datetime.datetime, not_before: datetime.datetime
    ) -> None:
        """Let the visitor choose among the windows of the coming days, see `forms.call_times`."""
        for field in self._times().values():
            field.offer(hours, now, not_before)

    def keep_times(self) -> None:
        """Where the opening hours are unknown: show the time that the visitor has chosen."""
        for name, field in self._times().items():
            field.keep(str(self[name].value() or ""))

    def _times(self) -> dict[str, CallTimeField]:
        return {n: field for n, field in self.fields.items() if isinstance(field, CallTimeField)}

    def clean(self) -> dict[str, Any]:
        """Require what the chosen way of answering needs: a number, or an e-mail address."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.way_field and cleaned.get(self.way_field) == AnswerBy.EMAIL:
            self._require(EmailField)
        elif self.way_field:
            self._require(PhoneField)
        if self.way_field and cleaned.get(self.way_field) == AnswerBy.SMS:
            self._refuse_extensions()
        return cleaned

    def _refuse_extensions(self) -> None:
        """Say that a text message reaches no extension: its sender would wait for an answer that cannot come."""
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, PhoneNumber) and value.extension:
                self.add_error(
                    name,
                    _(
                        "A text message (SMS) does not reach an extension. Give a mobile number, or choose another way of answering."
                    ),
                )

    def _require(self, kind: type[forms.Field]) -> None:
        for name, field in self.fields.items():
            if (
                isinstance(field, kind)
                and not self.cleaned_data.get(name)
                and name not in self.errors
            ):
                self.add_error(name, field.error_messages["required"])

    def answers(self) -> dict[str, Any]:
        """Return the answers by key, ready for JSON; phone numbers in E.164.

        A number with an extension, or with a second number, is kept as it was typed, too.
        """
        own = self.cleaned_data.items()
        found = {name: _plain(value) for name, value in own if name not in OWN_FIELDS}
        for name, value in own:
            typed = str(self.data.get(name, "")).strip()
            if isinstance(value, PhoneNumber) and says_more(typed, value):
                found[f"{name}{AS_TYPED}"] = typed
        return found

    def suspicion(self, headers: Mapping[str, str]) -> list[str]:
        """Return the codes of signs that a program sent this."""
        return reasons(
            Submission(
                texts={name: self.cleaned_data[name] for name in self._text_fields()},
                honeypot=self.cleaned_data["website"],
                stamp=self.cleaned_data["stamp"],
                token=str(self.cleaned_data["token"]),
                proven=self._proven(),
                headers=headers,
            )
        )

    def _proven(self) -> bool:
        asked = "altcha" in self.fields
        token = str(self.cleaned_data["token"])
        return not asked or solved(self.cleaned_data["altcha"], token)

    def _text_fields(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, PlainField)]


def _plain(value: object) -> object:
    return value.as_e164 if isinstance(value, PhoneNumber) else value


def _mended(data: QueryDict) -> QueryDict:
    """Replace invalid values of our hidden fields: a visitor could not correct them."""
    mended = data.copy()
    try:
        uuid.UUID(data.get("token", ""))
    except ValueError:
        mended["token"] = _token_of(data)
    for name, longest in {"stamp": 500, "website": 500, "altcha": 2000}.items():
        mended[name] = data.get(name, "").replace("\x00", "")[:longest]
    return mended


def _token_of(data: QueryDict) -> str:
    """Return a token for a form without a valid one: the same for what is sent twice on one day, as by a double click."""
    sent = json.dumps([str(timezone.localdate()), sorted(data.lists())])
    return str(uuid.uuid5(uuid.NAMESPACE_OID, digest(sent, purpose="spoilt-token")))
