from contextlib import suppress

from django.core.mail import EmailMessage, get_connection


def send(message: EmailMessage) -> None:
    """Send the mail; raise all errors that occur before the server has accepted it."""
    connection = get_connection()
    connection.open()
    try:
        connection.send_messages([message])
    finally:
        # Once accepted, the mail is sent: after an error of QUIT it must not be sent again.
        with suppress(Exception):
            connection.close()
