"""The visitor's name is sealed with the answers, and so are the names that older versions stored."""

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from forms.inbox.search import Search
from forms.models import CallbackRequest
from forms.names import seal_names
from forms.sealing import seal
from tests.callbacks import callback_request

pytestmark = pytest.mark.django_db

ANSWERS = {"phone": "+37124112420", "message": "Please call in the evening"}


def stored() -> str:
    """Everything that the table holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {CallbackRequest._meta.db_table}")  # noqa: S608
        return str(cursor.fetchall())


def old_request(name: str = "Anna Bērziņa") -> CallbackRequest:
    """A request as older versions stored it."""
    request = callback_request(sealed=seal(ANSWERS))
    CallbackRequest.objects.update(name=name)
    return CallbackRequest.objects.get(pk=request.pk)


def found(text: str) -> list[CallbackRequest]:
    return list(Search(text).apply(CallbackRequest.objects.all()))


def test_a_copy_of_the_database_names_nobody():
    callback_request(name="Anna Bērziņa")

    assert "Bērziņa" not in stored()


def test_a_name_of_an_older_version_is_sealed_beside_its_answers():
    before = old_request()
    assert seal_names() == 1

    after = CallbackRequest.objects.get()
    assert (after.name, after.visitor_name) == ("", "Anna Bērziņa")
    assert after.answers == {"name": "Anna Bērziņa"} | ANSWERS
    assert after.updated_at == before.updated_at
    assert "Bērziņa" not in stored()
    assert seal_names() == 0


def test_a_name_is_shown_and_found_before_it_is_sealed_and_after():
    request = old_request()
    assert (request.visitor_name, found("berz")) == ("Anna Bērziņa", [request])
    seal_names()

    assert found("berz") == [request]
    assert found("boris") == []


def test_a_name_whose_answers_no_key_opens_is_kept(settings):
    request = old_request()
    settings.CALLBACK_KEYS = [Fernet.generate_key().decode()]

    assert seal_names() == 0
    assert CallbackRequest.objects.get().visitor_name == request.visitor_name


def test_a_request_that_is_sealed_again_meanwhile_is_left_for_the_next_run(monkeypatch):
    old_request()

    def meanwhile(value):
        CallbackRequest.objects.update(sealed="another")
        return seal(value)

    monkeypatch.setattr("forms.names.seal", meanwhile)

    assert seal_names() == 0
    assert CallbackRequest.objects.get().sealed == "another"


def test_a_request_that_no_key_opens_is_not_found_and_breaks_no_search():
    callback_request(sealed="damaged")

    assert found("anna") == []
