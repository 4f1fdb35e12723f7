"""Builders of stored callback requests."""

import uuid
from typing import Any

from django.utils import timezone

from forms.models import CallbackRequest, Notification
from forms.sealing import digest, seal

NUMBER = "+37124112420"
MESSAGE = "Please call in the evening"


def callback_request(number: str = NUMBER, **fields: Any) -> CallbackRequest:
    name = fields.pop("name", "Anna Bērziņa")
    defaults = {
        "token": uuid.uuid4(),
        "form_key": uuid.uuid4(),
        "language": "lv",
        "sealed": seal({"name": name, "phone": number, "message": MESSAGE}),
        "phone_digest": digest(number),
        "labels": {"phone_key": "phone", "fields": {}},
        "due_at": timezone.now(),
    }
    return CallbackRequest.objects.create(**defaults | fields)


def notification(*recipients: str, **fields: Any) -> Notification:
    request = fields.pop("request", None) or callback_request()
    recipients = recipients or ("reception@example.lv",)
    return Notification.objects.create(request=request, recipients=list(recipients), **fields)
