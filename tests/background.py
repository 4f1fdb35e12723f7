"""The site's reactions to a change, switched off unless a test requests them by fixture.

- ``tasks``: Wagtail's tasks run at once. They keep its reference index and the search of the admin.
- ``visitors_index``: the index of the visitors' search follows each change.

Together they are a third of a plain test's SQL statements. On the demo site both are on,
so its tests see the site as in production.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

import pytest
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend
from django_tasks_db.management.commands import db_worker
from wagtail import hooks

from core.periodic import HOOK, PeriodicJob
from mysite.settings import engine

WHOLE_SITE = {"demo_site", "live_site"}


class Background:
    """Switches each reaction on or off before a test's fixtures are created."""

    def __init__(self) -> None:
        self.off: dict[str, ExitStack] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        fixtures = set(getattr(item, "fixturenames", ()))
        for name, without in WITHOUT.items():
            wanted = name in fixtures or not WHOLE_SITE.isdisjoint(fixtures)
            if wanted and name in self.off:
                self.off.pop(name).close()
            elif not wanted and name not in self.off:
                self.off[name] = ExitStack()
                self.off[name].enter_context(without())


@contextmanager
def _without_tasks() -> Iterator[None]:
    running = task_backends["default"]
    task_backends["default"] = NobodyRuns("default", {})
    try:
        yield
    finally:
        task_backends["default"] = running


class NobodyRuns(DummyBackend):
    """A task backend that discards each task."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        result = super().enqueue(task, args, kwargs)
        self.clear()
        return result


@contextmanager
def _without_visitors_index() -> Iterator[None]:
    changes = "search.indexing.changes"
    with (
        mock.patch(f"{changes}.changed", return_value=None),
        mock.patch(f"{changes}._naming", return_value=()),
    ):
        yield


WITHOUT = {"tasks": _without_tasks, "visitors_index": _without_visitors_index}


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Background(), "background")


@pytest.fixture
def tasks() -> None:
    """Run Wagtail's tasks immediately in this test."""


@pytest.fixture
def visitors_index() -> None:
    """Update the index of the visitors' search after each change in this test."""


@pytest.fixture
def database_engine(tasks: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Queue the tasks in the database, in every thread, as in production."""
    settings.TASKS_ENGINE = "database"
    settings.TASKS = engine.tasks("database")
    # A worker in the test's own thread must not close the test's transaction.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


@pytest.fixture
def only_jobs(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Register these periodic jobs, and no others."""

    def register(*jobs: PeriodicJob) -> None:
        monkeypatch.setattr(
            hooks,
            "get_hooks",
            lambda name: [lambda job=job: job for job in jobs] if name == HOOK else [],
        )

    return register
