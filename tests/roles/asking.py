"""Asks an address as one person, and takes back whatever that changed."""

from collections.abc import Iterable
from contextlib import suppress

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.roles.addresses import Address

ANONYMOUS = "anonymous"
ROLES = [ANONYMOUS, "reception", "doctor", "translator-lv", "editor", "admin"]
METHODS = ["get", "post"]


class _TakeBack(Exception):  # noqa: N818 - no error
    pass


def client_of(role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role != ANONYMOUS:
        client.force_login(get_user_model().objects.get(username=role))
    return client


def answer(client: Client, address: Address, method: str) -> str:
    """Return the status, with ``→`` and the place for a redirect."""
    status = ""
    with suppress(_TakeBack), transaction.atomic():
        response = getattr(client, method)(address.path, headers={"accept-language": "en"})
        place = response.headers.get("Location", "").partition("?")[0]
        status = f"{response.status_code}{'→' + place if place else ''}"
        if response.streaming:
            b"".join(response)  # so that its file is closed
        raise _TakeBack
    return status


def is_open(status: str, address: Address) -> bool:
    """Whether the person was let in: neither refused, nor sent to the door or the admin's home.

    An unknown address, or an object that is not there, is looked for below a language.
    """
    unknown = f"/{settings.LANGUAGE_CODE}{address.path}"
    elsewhere = (reverse("wagtailadmin_login"), reverse("wagtailadmin_home"), unknown)
    code, _, place = status.partition("→")
    return code not in {"403", "404", "405"} and place not in elsewhere


def answers(role: str, addresses: Iterable[Address], method: str) -> dict[Address, str]:
    client = client_of(role)
    return {address: answer(client, address, method) for address in addresses}
