from forms.models.desks import Desk
from forms.models.erasures import Erasure
from forms.models.heartbeats import Heartbeat
from forms.models.notes import CallbackNote
from forms.models.outbox import Notification, Reply, ReplyText
from forms.models.pages import FormPage
from forms.models.requests import CallbackRequest
from forms.models.states import CallbackQuerySet, Outcome, Status

__all__ = [
    "CallbackNote",
    "CallbackQuerySet",
    "CallbackRequest",
    "Desk",
    "Erasure",
    "FormPage",
    "Heartbeat",
    "Notification",
    "Outcome",
    "Reply",
    "ReplyText",
    "Status",
]
