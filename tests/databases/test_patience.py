"""A database that hangs is given up in time, and the connection with it."""

import time

import pytest
from django.conf import settings
from django.db import OperationalError, connection, connections

from core.postgresql import base
from core.postgresql.base import LimitedConnection
from forms.outage import is_out_of_reach
from mysite import web_database
from mysite.settings.patience import PATIENCE

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

HANG = "SELECT pg_sleep(60)"


@pytest.fixture
def own_connection():
    """A connection beside the test's."""
    made = connections.create_connection("default")
    yield made
    made.close()


@pytest.fixture
def limit(monkeypatch):
    monkeypatch.setattr(LimitedConnection, "limit", 0.2)


def test_an_answer_that_does_not_come_is_an_outage_and_ends_the_connection(own_connection, limit):
    begun = time.monotonic()

    with pytest.raises(OperationalError) as error, own_connection.cursor() as cursor:
        cursor.execute(HANG)

    assert time.monotonic() - begun < 30
    assert is_out_of_reach(error.value)
    assert own_connection.connection.closed


def test_the_next_request_gets_a_new_connection(own_connection, limit):
    with pytest.raises(OperationalError), own_connection.cursor() as cursor:
        cursor.execute(HANG)

    own_connection.close_if_unusable_or_obsolete()
    with own_connection.cursor() as cursor:
        cursor.execute("SELECT 7")
        assert cursor.fetchone() == (7,)


def test_a_late_answer_is_not_taken_for_the_next_one(own_connection, limit):
    with own_connection.cursor() as cursor:
        with pytest.raises(OperationalError):
            cursor.execute("SELECT 1 FROM pg_sleep(0.4)")
        with pytest.raises(OperationalError):
            cursor.execute("SELECT 7")


def test_whether_a_kept_connection_works_is_found_out_sooner(own_connection, monkeypatch):
    own_connection.ensure_connection()
    monkeypatch.setattr(LimitedConnection, "limit", 600)
    monkeypatch.setattr(base, "LONGEST_CHECK", 0.2)
    seen = []
    honest = LimitedConnection.wait

    def watch(self, *arguments, **options):
        seen.append(self.limit)
        return honest(self, *arguments, **options)

    monkeypatch.setattr(LimitedConnection, "wait", watch)

    assert own_connection.is_usable()
    assert set(seen) == {0.2}
    assert own_connection.connection.limit == 600


def test_the_worker_and_commands_wait_for_ever(own_connection):
    assert LimitedConnection.limit is None
    with own_connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_web_server_limits_both_sides(own_connection, monkeypatch):
    monkeypatch.setattr(LimitedConnection, "limit", None)
    database = connections.settings["default"]
    monkeypatch.setitem(database, "OPTIONS", dict(database["OPTIONS"]))
    monkeypatch.setattr(settings, "DATABASE_TIMEOUT", 6)

    web_database.limit_waiting()

    own = connections.create_connection("default")
    try:
        with own.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("6s",)
    finally:
        own.close()
    assert LimitedConnection.limit == 6


def test_a_pooler_gets_no_startup_options(monkeypatch):
    monkeypatch.setattr(LimitedConnection, "limit", None)
    database = connections.settings["default"]
    monkeypatch.setitem(database, "OPTIONS", {})
    monkeypatch.setitem(database, "DISABLE_SERVER_SIDE_CURSORS", True)

    web_database.limit_waiting()

    assert LimitedConnection.limit
    assert database["OPTIONS"] == {}


def test_a_machine_that_is_gone_is_noticed(own_connection):
    assert connection.settings_dict["OPTIONS"].items() >= PATIENCE.items()
    own_connection.ensure_connection()
    used = own_connection.connection.info.get_parameters()
    assert used["tcp_user_timeout"] == "10000"
