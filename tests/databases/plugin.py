"""Connects each test to the database it needs, before pytest-django opens a transaction.

- ``db``: a database with only three home pages; the test's changes are rolled back.
- ``bare_database``: a migrated database without any page of ours; rolled back too.
- ``demo_site``: the seeded demo site, with its pictures; rolled back too.
- ``live_site``: a copy of the demo site for this test alone, behind a real server. With the mark
  ``prepared`` it is a copy of a demo site that a function has changed.
- ``empty_database``: a migrated database for this test alone, without a transaction around it.
- ``transactional_db``: a copy of the database with the home pages, for this test alone.
- a fixture made by ``@world``: a database in which these pages and entries exist; rolled back.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection, connections
from django.test import TestCase, TransactionTestCase, override_settings
from django.test.testcases import LiveServerThread
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import blocking_manager_key

from devtools.console import quick_folder
from tests.databases.engines import Engine, Postgres, Sqlite
from tests.databases.gate import Gate
from tests.databases.templates import CACHE, BuildError, Templates
from tests.databases.worlds import Build, digest, inhabit, role_of_world, world_of

#: The tests of these roles commit: each gets a database of its own.
COMMITTING = {"empty", "live", "scratch"}
#: Worlds that are kept: the tests of a module run one after the other.
WORLDS = 2


@dataclass
class Databases:
    """The databases of one worker process."""

    made: dict[str, str] = field(default_factory=dict)
    broken: list[Callable[[], str]] = field(default_factory=list)
    #: What was built in each world, by its role.
    inhabitants: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def folder(self) -> Path:
        scratch = os.environ.get("TEST_SCRATCH") or quick_folder()
        return Path(tempfile.mkdtemp(prefix="massage-tests-", dir=scratch))

    @cached_property
    def engine(self) -> Engine:
        if connection.vendor == "postgresql":
            return Postgres(dict(connection.settings_dict))
        return Sqlite(CACHE, self.folder)

    @cached_property
    def templates(self) -> Templates:
        CACHE.mkdir(parents=True, exist_ok=True)
        return Templates(self.engine, connection.vendor)

    def use(self, role: str) -> str:
        """Make the role's database the default one, copying its template when there is none yet; return the role."""
        if role not in self.made:
            template = self._template(role)
            self._start(role, template, self.templates.media(template))
        return self._connect(role)

    def use_prepared(self, role: str, prepare: Build) -> str:
        """Use a database that ``prepare`` has changed, once for all its tests; or a copy of it, if tests commit."""
        prepared = f"{role}_{digest(prepare)}"
        if prepared not in self.made:
            self.use(prepared)
            files = override_settings(MEDIA_ROOT=str(self.media(prepared)))
            with self._thrown_away_on_error(prepared), files:
                prepare()
        if role not in COMMITTING:
            return self._connect(prepared)
        connections.close_all()
        self._start(role, _copy_name(prepared), self.media(prepared))
        return self._connect(role)

    def _start(self, role: str, source: str, media: Path) -> None:
        self.engine.clone(source, _copy_name(role))
        self.made[role] = self.engine.name(_copy_name(role))
        self._copy_media(media, role)

    def _connect(self, role: str) -> str:
        if settings.DATABASES["default"]["NAME"] != self.made[role]:
            connections.close_all()
            settings.DATABASES["default"]["NAME"] = self.made[role]
        for alias in settings.CACHES:
            caches[alias].clear()
        from tests import factories  # needs Django to be set up

        factories.forget_locales()
        return role

    def build_world(self, role: str, build: Build) -> None:
        """Build a world in its own database, if that is not done; forget the oldest one."""
        if role in self.inhabitants:
            return
        for oldest in list(self.inhabitants)[: 1 - WORLDS]:
            del self.inhabitants[oldest]
            self.discard(oldest)
        with self._thrown_away_on_error(role):
            self.inhabitants[role] = inhabit(build)

    @contextmanager
    def _thrown_away_on_error(self, role: str) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.discard(role)
            raise

    def discard(self, role: str) -> None:
        connections.close_all()
        if self.made.pop(role, None):
            self.engine.drop(_copy_name(role))
            shutil.rmtree(self.media(role), ignore_errors=True)

    def media(self, role: str) -> Path:
        return self.folder / role

    def _template(self, role: str) -> str:
        """Return the template's name; one that could not be built is not tried again."""
        kinds = {
            "bare": self.templates.migrated,
            "empty": self.templates.migrated,
            "demo": self.templates.seeded,
            "live": self.templates.seeded,
        }
        kind = kinds.get(role.partition("_")[0], self.templates.homes)
        if kind in self.broken:
            pytest.fail("Its database could not be built: an earlier test says why.", pytrace=False)
        try:
            return kind()
        except BuildError as error:
            self.broken.append(kind)
            pytest.fail(str(error), pytrace=False)

    def _copy_media(self, source: Path, role: str) -> None:
        if source.exists():
            shutil.copytree(source, self.media(role), copy_function=_link)
        self.media(role).mkdir(exist_ok=True)


def _copy_name(role: str) -> str:
    return f"worker_{os.getpid()}_{role}"


def _link(source: str, target: str) -> None:
    """Share the file: storages write new files and never change old ones."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def role_of(item: pytest.Item) -> str | None:
    fixtures = set(getattr(item, "fixturenames", ()))
    mark = item.get_closest_marker("django_db")
    cls = getattr(item, "cls", None) or object
    if "live_site" in fixtures:
        return "live"
    if "demo_site" in fixtures:
        return "demo"
    if build := world_of(item):
        return role_of_world(build, fixtures)
    if "bare_database" in fixtures:
        return "bare"
    if "empty_database" in fixtures:
        return "empty"
    if "transactional_db" in fixtures or (mark and mark.kwargs.get("transaction")):
        return "scratch"
    if issubclass(cls, TransactionTestCase) and not issubclass(cls, TestCase):
        return "scratch"
    return "plain" if "db" in fixtures or mark or issubclass(cls, TestCase) else None


class Plugin:
    """The hooks, around one worker's databases."""

    def __init__(self) -> None:
        self.databases = Databases()
        self.files: override_settings | None = None

    # After `tests.background`, which comes first: a database that is prepared needs what the test needs.
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        if name := role_of(item):
            if mark := item.get_closest_marker("prepared"):
                with item.config.stash[blocking_manager_key].unblock():
                    used = self.databases.use_prepared(name, mark.kwargs["by"])
            else:
                used = self.databases.use(name)
            self.files = override_settings(MEDIA_ROOT=str(self.databases.media(used)))
            self.files.enable()
            if build := world_of(item):
                with item.config.stash[blocking_manager_key].unblock():
                    self.databases.build_world(name, build)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Iterator[None]:
        try:
            return (yield)
        finally:
            if self.files:
                self.files.disable()
                self.files = None
            if role_of(item) in COMMITTING:
                self.databases.discard(role_of(item) or "")

    def pytest_sessionfinish(self) -> None:
        for role in list(self.databases.made):
            with suppress(Exception):
                self.databases.discard(role)
        if "folder" in vars(self.databases):
            shutil.rmtree(self.databases.folder, ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Plugin(), "databases")
    # Emptying every table and migrating the content types takes 0.2 s of CPU, and the database is dropped right after.
    TransactionTestCase._fixture_teardown = lambda _self: None


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Replace pytest-django's: the databases are copied, not created."""


@pytest.fixture
def bare_database(db: None) -> None:
    """Run the test on a migrated database without a page of ours."""


@pytest.fixture
def empty_database(django_db_blocker) -> Iterator[None]:
    """Run the test on a migrated database of its own: what it commits is committed."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def demo_site(db: None) -> None:
    """Run the test on the seeded demo site."""


class PatientServer(ThreadedWSGIServer):
    """Keeps as many browsers waiting as a loaded machine may have; Django's keeps ten connections."""

    request_queue_size = 128


@pytest.fixture(scope="session")
def _server() -> Iterator[LiveServer]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(LiveServerThread, "server_class", PatientServer)
        server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def _gate(_server: LiveServer) -> Gate:
    gate = Gate(_server.thread.httpd.get_app())
    _server.thread.httpd.set_app(gate)
    return gate


@pytest.fixture
def live_site(_server: LiveServer, _gate: Gate, django_db_blocker) -> Iterator[str]:
    """Serve a copy of the demo site which belongs to this test; gives its address."""
    with django_db_blocker.unblock():
        _gate.open()
        yield _server.url
        _gate.shut()
