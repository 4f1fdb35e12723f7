"""How a visitor wants to be answered. A deaf visitor can ask without ever being called."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AnswerBy(TextChoices):
    CALL = "call", _("Call me")
    SMS = "sms", _("Send me a text message (SMS)")
    EMAIL = "email", _("Write me an e-mail")


def way_of(text: object) -> AnswerBy:
    """Return the way that an answer names; without one, a call."""
    return AnswerBy(text) if text in AnswerBy.values else AnswerBy.CALL
