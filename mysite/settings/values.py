"""Parsers for environment variables. Each takes the variable's text and raises `ImproperlyConfigured` with the reason."""

import re
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

HOST = re.compile(r"\*|\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\]", re.IGNORECASE)
#: Schemes of ``EMAIL_URL`` whose backend sends nothing.
SILENT = {"consolemail", "dummymail", "filemail", "memorymail"}
NO_SERVER = "it names no mail server like “smtp+tls://user:password@mail.example.lv:587”."


def names(text: str) -> list[str]:
    """Split at commas. Spaces around a name and empty names are ignored."""
    return [name for part in text.split(",") if (name := part.strip())]


def hosts(text: str) -> list[str]:
    """Return host names for ``ALLOWED_HOSTS``; a scheme or a port would match no request."""
    found = names(text)
    if not found:
        raise ImproperlyConfigured("it names nothing.")
    for host in found:
        if not HOST.fullmatch(host):
            bare = urlsplit(host if "//" in host else f"//{host}").hostname or "www.example.lv"
            raise ImproperlyConfigured(
                f"“{host}” is no host name: without scheme, port and path it is “{bare}”."
            )
    return found


def origins(text: str) -> list[str]:
    """Return origins for ``CSRF_TRUSTED_ORIGINS``, each with its scheme."""
    found = names(text)
    for origin in found:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
            raise ImproperlyConfigured(f"“{origin}” is no origin like “https://www.example.lv”.")
    return [origin.rstrip("/") for origin in found]


def addresses(text: str) -> list[str]:
    """Return e-mail addresses."""
    found = names(text)
    for address in found:
        address_of(address)
    return found


def address_of(sender: str) -> str:
    """Return an e-mail address unchanged; it may have a name: ``Practice <practice@example.lv>``."""
    named = re.fullmatch(r"[^<>]*<([^<>]+)>", sender)
    try:
        validate_email(named[1] if named else sender)
    except ValidationError:
        raise ImproperlyConfigured(f"“{sender}” is no e-mail address.") from None
    return sender


def site_url(text: str) -> str:
    """Return the public address of the site, without a slash at its end."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ImproperlyConfigured(f"“{text}” is no address like “https://www.example.lv”.")
    return text.rstrip("/")


def sending(text: str) -> str:
    """Return the address of a mail server unchanged; one that sends nothing is refused."""
    if urlsplit(text).scheme in SILENT:
        raise ImproperlyConfigured(f"{NO_SERVER} Nobody would be told about a request.")
    return text


def mail(text: str) -> dict[str, object]:
    """Return Django's mail settings for the URL of a mail server."""
    try:
        return dict(environ.Env.email_url_config(text))
    except ImproperlyConfigured:
        raise ImproperlyConfigured(f"EMAIL_URL: {NO_SERVER}") from None


def mailbox(text: str) -> str:
    """Return the URL of a mailbox unchanged. Without encryption the password may not leave the machine."""
    parts = urlsplit(text)
    local = parts.scheme == "imap" and parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if text and (
        not parts.hostname or not parts.username or not (parts.scheme == "imaps" or local)
    ):
        raise ImproperlyConfigured(
            "BOUNCES_URL: it names no mailbox like “imaps://user:password@mail.example.lv/INBOX”."
        )
    return text
