"""The replica is asked only what belongs to a version of the content, and only while it shows that version."""

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, router
from django.test import override_settings

from core.models.jobs import JobState
from core.ready_pages import changes, replica
from core.ready_pages.changes import read_version
from mysite.settings.replica import replica as settings_of
from tests import factories
from tests.ready_pages.reading import Reader, ready_pages

NEW, OLD = (2, 2), (1, 1)
POSTGRES = {
    "ENGINE": "core.postgresql",
    "NAME": "site",
    "HOST": "database",
    "PASSWORD": "secret",
    "CONN_MAX_AGE": 60,
    "OPTIONS": {"connect_timeout": 5, "tcp_user_timeout": 10_000},
}


@pytest.fixture
def shown(monkeypatch):
    """The versions that the replica shows, one at each look; the last one stays."""
    first = django_settings.DATABASES[DEFAULT_DB_ALIAS]
    monkeypatch.setitem(django_settings.DATABASES, replica.ALIAS, first)
    monkeypatch.setattr(replica, "_paused_until", 0.0)
    versions = [NEW]
    monkeypatch.setattr(
        replica, "read_version", lambda _alias: versions.pop(0) if versions[1:] else versions[0]
    )
    with override_settings(DATABASE_ROUTERS=["core.ready_pages.replica.Router"]):
        yield versions
    if hasattr(connections._connections, replica.ALIAS):
        del connections[replica.ALIAS]


def test_without_a_replica_nothing_is_asked_of_it():
    assert replica.ask(NEW, lambda: "page") is None


def test_a_replica_that_shows_the_version_answers(shown):
    assert replica.ask(NEW, replica.source) == replica.ALIAS
    assert replica.source() == DEFAULT_DB_ALIAS


@pytest.mark.parametrize("looks", [[OLD], [NEW, OLD], [NEW, (3, 3)]], ids=str)
def test_one_that_shows_another_version_before_or_after_does_not(shown, looks):
    shown[:] = looks

    assert replica.ask(NEW, lambda: "page") is None


def test_one_that_fails_is_left_alone_for_a_while(shown, monkeypatch):
    def fail():
        raise OperationalError

    asked = []
    assert replica.ask(NEW, fail) is None
    assert replica.ask(NEW, lambda: asked.append("too soon")) is None
    monkeypatch.setattr(replica, "PAUSE", 0.0)
    replica.pause()

    assert replica.ask(NEW, lambda: "page") == "page"
    assert asked == []


def test_an_error_that_is_not_the_database_s_is_not_hidden(shown):
    def fail():
        raise KeyError

    with pytest.raises(KeyError):
        replica.ask(NEW, fail)
    assert replica.source() == DEFAULT_DB_ALIAS


def test_only_reads_within_a_question_go_to_the_replica(shown):
    row = JobState()
    row._state.db = replica.ALIAS
    within = replica.ask(NEW, lambda: (router.db_for_read(JobState), router.db_for_write(JobState)))

    assert within == (replica.ALIAS, DEFAULT_DB_ALIAS)
    assert router.db_for_read(JobState, instance=row) == DEFAULT_DB_ALIAS
    assert router.db_for_write(JobState, instance=row) == DEFAULT_DB_ALIAS
    assert not router.allow_migrate(replica.ALIAS, "core")
    assert router.allow_migrate(DEFAULT_DB_ALIAS, "core")


def test_its_settings_are_those_of_the_first_database_with_its_own_address():
    made = settings_of(POSTGRES, "postgres://reader:hidden@standby:5433/site")

    assert made["ENGINE"] == "core.postgresql"
    assert (made["HOST"], made["PORT"], made["USER"]) == ("standby", 5433, "reader")
    assert made["CONN_MAX_AGE"] == 60
    assert made["OPTIONS"] == {"connect_timeout": 2, "tcp_user_timeout": 10_000}
    assert POSTGRES["OPTIONS"]["connect_timeout"] == 5


@pytest.mark.parametrize(
    ("first", "url"),
    [
        (POSTGRES, "sqlite:///site.sqlite3"),
        ({"ENGINE": "django.db.backends.sqlite3"}, "postgres://standby/site"),
    ],
    ids=["replica", "first"],
)
def test_only_postgresql_can_have_one(first, url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_REPLICA_URL"):
        settings_of(first, url)


@pytest.fixture
def reader(db, shown, monkeypatch):
    factories.site()
    # One connection for both: the test's transaction is seen by nobody else.
    connections[replica.ALIAS] = connections[DEFAULT_DB_ALIAS]
    monkeypatch.setattr(replica, "read_version", lambda _alias: shown[0] or read_version())
    shown[:] = [None]
    with ready_pages():
        yield Reader()


def counted(answer):
    return replica.ASKED.labels(answer)._value.get()


def test_a_page_is_rendered_and_confirmed_from_the_replica(reader):
    given = counted("given")
    first = reader.get("/en/")
    changes.note()
    second = reader.get("/en/")

    assert counted("given") == given + 2
    assert first.body == second.body
    assert reader.rendered == ["/en/"]


def test_a_page_is_rendered_from_the_first_database_while_the_replica_lags(reader, shown):
    given, behind = counted("given"), counted("behind")
    shown[:] = [OLD]

    assert reader.get("/en/").status == 200
    assert (counted("given"), counted("behind")) == (given, behind + 1)


def test_when_the_replica_fails_in_the_middle_the_page_comes_from_the_first_database(
    reader, monkeypatch
):
    django, sources = reader.django, []

    def broken(environ, start_response):
        sources.append(replica.source())
        if replica.source() == replica.ALIAS:
            start_response("503 Service Unavailable", [])
            return [b"gone"]
        return django(environ, start_response)

    monkeypatch.setattr(reader, "django", broken)
    answer = reader.get("/en/")

    assert answer.how == "site; fwd=miss; stored"
    assert sources == [replica.ALIAS, DEFAULT_DB_ALIAS]
