"""Reception corrects a name, a number or the language of the call, or enters somebody who has called.

What the visitor sent stays, sealed, beside the corrected answers.
"""

import datetime
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from accounts.models import User
from core.opening_hours.openings import Hours
from forms.answers import number_shown
from forms.fields import LineField, PhoneField, PlainField
from forms.forms import AS_TYPED
from forms.inbox.changes import Change, apply
from forms.keeping import made_of, notes_of
from forms.models import CallbackRequest, FormPage
from forms.models.requests import NAME
from forms.phones import says_more
from forms.promise import promised_by
from forms.sealing import UnsealError, seal, unseal

HOURS_OF_A_PROMISE = 4
MESSAGE = "message"


class PersonForm(forms.Form):
    """Name, number and language of a request."""

    name = LineField(label=pgettext_lazy("of a visitor", "Name"), max_length=120, required=False)
    number = PhoneField(
        label=_("Phone number"),
        max_length=60,
        required=False,
        error_messages={
            "invalid": _(
                "Enter the whole phone number; if it is not a Latvian one, begin with + and the country code."
            )
        },
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the call"), choices=settings.LANGUAGES, initial=get_language
    )

    def clean(self) -> dict[str, Any]:
        """Keep what was typed, if it says more than the number: its extension is dialled, too."""
        cleaned: dict[str, Any] = super().clean() or {}
        typed, number = str(self.data.get("number", "")).strip(), cleaned.get("number")
        cleaned["typed"] = typed if number and says_more(typed, number) else ""
        return cleaned


class CallerForm(PersonForm):
    """Somebody who has called, to be called back."""

    text = PlainField(
        label=_("What is it about?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Stored encrypted, and erased together with the request. No health details, please."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].required = True


@sensitive_variables()
@transaction.atomic
def correct_person(
    request: CallbackRequest, values: dict[str, Any], change: Change, *, seen: str
) -> bool:
    """Store a corrected name, number and language; return whether anything differs. Raises `UnsealError`."""
    answers = request.answers | {NAME: request.visitor_name}
    number = str(getattr(values["number"], "as_e164", ""))
    new = answers | {NAME: values["name"], request.phone_key: number}
    as_typed = f"{request.phone_key}{AS_TYPED}"
    if values["typed"]:
        new[as_typed] = values["typed"]
    elif number != answers.get(request.phone_key):
        new.pop(as_typed, None)
    if new == answers and values["language"] == request.speaks:
        return False
    sent = {
        "name": request.visitor_name,
        "number": answers.get(as_typed) or request.phone,
        "language": request.speaks,
    }
    fields = {
        "sealed": seal(new),
        "name": "",
        "as_sent": request.as_sent or seal(sent),
        **made_of(new, request.labels, notes_of(request)),
        "call_language": values["language"],
    }
    apply(request, fields, change, "callbacks.person", {}, seen=seen)
    return True


@sensitive_variables()
def as_sent(request: CallbackRequest) -> dict[str, str]:
    """Return what the visitor sent, before somebody corrected it; empty if nobody has."""
    try:
        sent = unseal(request.as_sent) if request.as_sent else {}
    except UnsealError:
        return {}
    named, number = dict(settings.LANGUAGES), sent.get("number", "")
    return sent and {
        "name": sent["name"],
        # One with an extension is kept as typed.
        "number": number_shown(number) if number[1:].isdecimal() else number,
        "language": named.get(sent["language"], sent["language"]),
    }


@sensitive_variables()
@transaction.atomic
def enter_caller(values: dict[str, Any], user: User, hours: list[Hours]) -> CallbackRequest:
    """Store a request for somebody who has called, with the promise of the practice's form."""
    form = FormPage.objects.live().order_by("path").first()
    within = datetime.timedelta(hours=form.promise_hours if form else HOURS_OF_A_PROMISE)
    answers = {NAME: values["name"], "phone": values["number"].as_e164}
    if values["typed"]:
        answers[f"phone{AS_TYPED}"] = values["typed"]
    if values["text"]:
        answers[MESSAGE] = values["text"]
    labels = {"phone_key": "phone", "fields": {}}
    made = CallbackRequest.objects.create(
        token=uuid.uuid4(),
        form_key=form.translation_key if form else uuid.UUID(int=0),
        page=form,
        by_phone=True,
        language=values["language"],
        due_at=promised_by(timezone.now(), hours, within),
        sealed=seal(answers),
        labels=labels,
        **({"keep_days": form.keep_days} if form else {}),
        **made_of(answers, labels) | {"call_language": values["language"]},
    )
    log(made, "callbacks.by_phone", user=user)
    return made
