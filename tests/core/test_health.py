"""What machines ask: does it live, is all well."""

import pytest
from django.db import OperationalError, connection

from core import health
from forms.readiness import beat


@pytest.fixture
def no_database(monkeypatch):
    def refuse(*_arguments, **_options):
        raise OperationalError("password of the user")

    monkeypatch.setattr(connection, "cursor", refuse)


def test_it_lives_without_asking_the_database(client):
    response = client.get("/healthz")  # pytest forbids every query here

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_it_is_ready_when_the_worker_lives_and_nothing_is_late(client):
    beat()

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"ready": True, "problems": []})


@pytest.mark.django_db
def test_what_is_wrong_is_named_by_its_code(client):
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["problems"] == ["worker_silent"]


@pytest.mark.django_db
def test_a_database_that_is_down_is_named_and_nothing_of_its_error(client, no_database):
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["problems"] == ["database"]


@pytest.mark.django_db
def test_a_migration_that_was_not_applied(monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: ["one"])

    assert health.unmigrated() == ["migrations"]


@pytest.mark.django_db
def test_a_probe_that_finds_a_problem_is_no_error_in_the_log(client, caplog):
    assert client.get("/readyz").status_code == 503

    assert [record.getMessage() for record in caplog.records] == []
