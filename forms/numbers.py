"""Normalises phone numbers."""

from django.conf import settings

from forms.phones import understood


def e164(typed: str) -> str:
    """Return a phone number in E.164, from any spelling; empty if it is not a phone number."""
    number = understood(typed, settings.PHONENUMBER_DEFAULT_REGION)
    return str(number.as_e164) if number else ""
