"""Phone numbers as people type them."""

from django.conf import settings

from forms.phones import understood


def e164(typed: str) -> str:
    """Return the number as it is stored, in whatever spelling it was typed; empty if it is none."""
    number = understood(typed, settings.PHONENUMBER_DEFAULT_REGION)
    return str(number.as_e164) if number else ""
