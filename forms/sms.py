"""Text messages to visitors, by a provider behind one function; off unless the settings name one (decision 42)."""

from collections.abc import Callable

import requests
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

#: ``send(number in E.164, text)``: returns once the provider has accepted the message, else raises.
Send = Callable[[str, str], None]

TWILIO = "https://api.twilio.com/2010-04-01/Accounts/{account}/Messages.json"
TIMEOUT = 10


class RefusedError(Exception):
    """The provider will never deliver this message: the number or the text is refused."""


@sensitive_variables()
def by_twilio(number: str, text: str) -> None:
    answer = requests.post(
        TWILIO.format(account=settings.TWILIO_ACCOUNT),
        data={"To": number, "From": settings.TWILIO_FROM, "Body": text},
        auth=(settings.TWILIO_ACCOUNT, settings.TWILIO_TOKEN),
        timeout=TIMEOUT,
    )
    # 400: the message is wrong; anything else may pass: limits, a wrong key, an outage.
    if answer.status_code == requests.codes.bad_request:
        raise RefusedError
    answer.raise_for_status()


PROVIDERS: dict[str, Send] = {"twilio": by_twilio}


def is_on() -> bool:
    return settings.CALLBACK_SMS in PROVIDERS


def send(number: str, text: str) -> None:
    """Send a text message. Raises `RefusedError` for one that can never be delivered."""
    if not is_on():
        raise RefusedError
    PROVIDERS[settings.CALLBACK_SMS](number, text)
