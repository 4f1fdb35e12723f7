"""Connects each test to the database it needs, before pytest-django opens a transaction.

- ``db``: a database with only three home pages; the test's changes are rolled back.
- ``bare_database``: a migrated database without any page of ours; rolled back too.
- ``demo_site``: the seeded demo site, with its pictures; rolled back too.
- ``live_site``: a copy of the demo site for this test alone, behind a real server.
- ``empty_database``: a migrated database for this test alone, without a transaction around it.
- ``transactional_db``: a copy of the database with the home pages, for this test alone.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, connections
from django.test import TestCase, TransactionTestCase, override_settings
from pytest_django.live_server_helper import LiveServer

from devtools.console import quick_folder
from tests.databases.engines import Engine, Postgres, Sqlite
from tests.databases.templates import CACHE, BuildError, Templates


@dataclass
class Databases:
    """The databases of one worker process."""

    made: dict[str, str] = field(default_factory=dict)
    broken: list[Callable[[], str]] = field(default_factory=list)

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

    def use(self, role: str) -> None:
        """Make the role's database the default one, copying its template when there is none yet."""
        if role not in self.made:
            template = self._template(role)
            self.engine.clone(template, _copy_name(role))
            self.made[role] = self.engine.name(_copy_name(role))
            self._copy_media(template, role)
        if settings.DATABASES["default"]["NAME"] != self.made[role]:
            connections.close_all()
            settings.DATABASES["default"]["NAME"] = self.made[role]
        for alias in settings.CACHES:
            caches[alias].clear()

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
        kind = kinds.get(role, self.templates.homes)
        if kind in self.broken:
            pytest.fail("Its database could not be built: an earlier test says why.", pytrace=False)
        try:
            return kind()
        except BuildError as error:
            self.broken.append(kind)
            pytest.fail(str(error), pytrace=False)

    def _copy_media(self, template: str, role: str) -> None:
        source = self.templates.media(template)
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

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        if name := role_of(item):
            self.databases.use(name)
            self.files = override_settings(MEDIA_ROOT=str(self.databases.media(name)))
            self.files.enable()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Iterator[None]:
        try:
            return (yield)
        finally:
            if self.files:
                self.files.disable()
                self.files = None
            if role_of(item) in {"empty", "live", "scratch"}:
                self.databases.discard(role_of(item) or "")

    def pytest_sessionfinish(self) -> None:
        for role in list(self.databases.made):
            with suppress(Exception):
                self.databases.discard(role)
        if "folder" in vars(self.databases):
            shutil.rmtree(self.databases.folder, ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Plugin(), "databases")


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


@pytest.fixture(scope="session")
def _server() -> Iterator[LiveServer]:
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture
def live_site(_server: LiveServer, django_db_blocker) -> Iterator[str]:
    """Serve a copy of the demo site which belongs to this test; gives its address."""
    with django_db_blocker.unblock():
        yield _server.url
