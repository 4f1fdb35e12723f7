"""Sends mail, and knows it again when it comes back (`core.bounces`)."""

from contextlib import suppress
from email.utils import make_msgid

from django.core.mail import EmailMessage, get_connection
from django.core.mail.utils import DNS_NAME
from django.utils.crypto import constant_time_compare, salted_hmac

#: A mail server that cannot deliver a mail returns its headers, and so this one.
SIGNATURE = "X-Site-Signature"


def send(message: EmailMessage) -> None:
    """Send the mail, signed; raise all errors that occur before the server has accepted it."""
    name = message.extra_headers.setdefault("Message-ID", make_msgid(domain=str(DNS_NAME)))
    message.extra_headers[SIGNATURE] = _signature(name, ", ".join(message.to))
    connection = get_connection()
    connection.open()
    try:
        connection.send_messages([message])
    finally:
        # Once accepted, the mail is sent: after an error of QUIT it must not be sent again.
        with suppress(Exception):
            connection.close()


def is_ours(name: str, to: str, signature: str) -> bool:
    """Whether the site has sent the mail with this Message-ID, To and signature."""
    return constant_time_compare(signature, _signature(name, to))


def _signature(name: str, to: str) -> str:
    return salted_hmac("core.mail", f"{name} {to}", algorithm="sha256").hexdigest()[:32]
