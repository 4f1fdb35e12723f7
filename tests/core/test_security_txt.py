"""Researchers find whom to tell about a hole in the site."""

import datetime
import re

import pytest

from core.models import PracticeSettings

pytestmark = pytest.mark.django_db

ADDRESS = "/.well-known/security.txt"


def fields(visitor):
    response = visitor.get(ADDRESS)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_the_practices_address_is_the_contact(visitor):
    practice = PracticeSettings.load()
    practice.email = "hello@example.lv"
    practice.save()

    found = fields(visitor)

    assert found["Contact"] == "mailto:hello@example.lv"
    assert found["Preferred-Languages"] == "en, lv, ru"
    assert re.fullmatch(r"https?://.+/\.well-known/security\.txt", found["Canonical"])


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("it@example.lv", "mailto:it@example.lv"),
        ("https://example.lv/report", "https://example.lv/report"),
    ],
)
def test_a_setting_names_somebody_else(visitor, settings, contact, shown):
    settings.SECURITY_CONTACT = contact

    assert fields(visitor)["Contact"] == shown


def test_it_expires_in_less_than_a_year(visitor, settings):
    settings.SECURITY_CONTACT = "it@example.lv"

    expires = datetime.datetime.fromisoformat(fields(visitor)["Expires"])

    now = datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=30) < expires - now < datetime.timedelta(days=365)


def test_without_any_address_there_is_no_file(visitor):
    assert visitor.get(ADDRESS).status_code == 404
