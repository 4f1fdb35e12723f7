import json
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import PhoneNumber
from wagtail.blocks import StreamValue

from forms.altcha import challenge, solved
from forms.fields import PlainField
from forms.sealing import digest
from forms.suspicion import Submission, reasons
from forms.timetrap import stamp

#: Names reserved for our own fields.
OWN_FIELDS = ("token", "stamp", "website", "altcha")


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

    def __init__(self, data: QueryDict | None = None, *, fields: StreamValue) -> None:
        # Not "data and …": empty data is still a submission.
        super().__init__(None if data is None else _mended(data))
        token = uuid.uuid4()
        self.initial.setdefault("token", token)
        self.initial.setdefault("stamp", stamp(str(token)))
        self.fields["website"].widget.is_trap = True
        for block in fields:
            self.fields[block.value["key"]] = block.block.form_field(block.value)
        self._ask_for_proof()

    def _ask_for_proof(self) -> None:
        if not settings.CALLBACK_ALTCHA:
            del self.fields["altcha"]
            return
        puzzle = json.dumps(challenge(str(self["token"].value())))
        self.fields["altcha"].widget.attrs["data-challenge"] = puzzle

    def answers(self) -> dict[str, Any]:
        """Return the answers by key, ready for JSON; phone numbers in E.164."""
        own = self.cleaned_data.items()
        return {name: _plain(value) for name, value in own if name not in OWN_FIELDS}

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
