from forms.models.erasures import Erasure
from forms.models.heartbeats import Heartbeat
from forms.models.notes import CallbackNote
from forms.models.outbox import Notification
from forms.models.pages import FormPage
from forms.models.requests import CallbackQuerySet, CallbackRequest, Status

__all__ = [
    "CallbackNote",
    "CallbackQuerySet",
    "CallbackRequest",
    "Erasure",
    "FormPage",
    "Heartbeat",
    "Notification",
    "Status",
]
