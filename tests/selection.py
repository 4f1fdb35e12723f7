"""Which tests run on which database (decision record 0013).

A run on one database includes all tests. When `./dev test` runs on two, tests without a
database run only on the last one, and the first one runs the tests that can differ there:
those of ``differs_by_database`` in pyproject.toml and one test of every other module.
"""

import os
from pathlib import Path

import pytest
from django.db import connection

from tests.databases.plugin import role_of

#: Tests on the first of two databases: "differing", or "database" for all tests with a database.
#: "sample": one test of each module, and all of those in TEST_WHOLE.
PART = os.environ.get("TEST_PART", "")
#: Whether the tests that are marked ``nightly`` are left to the nightly run.
WITHOUT_NIGHTLY = bool(os.environ.get("TEST_WITHOUT_NIGHTLY"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini(
        "differs_by_database",
        "Modules and folders of tests that run on both databases in every run.",
        type="linelist",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect tests that run on the other database. They are not skipped: in CI a skipped test is a failure."""
    kept = [item for item in items if _can_run(item)]
    if PART in {"database", "differing"}:
        kept = [item for item in kept if role_of(item) and not item.get_closest_marker("once")]
    if PART == "differing":
        kept = _differing(kept, config.getini("differs_by_database"))
    if PART == "sample":
        kept = _and_one_of_each(kept, os.environ["TEST_WHOLE"].split())
    if len(kept) < len(items):
        chosen = set(kept)
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = kept


def _can_run(item: pytest.Item) -> bool:
    """Return whether the test belongs to this run, and its database is available."""
    if WITHOUT_NIGHTLY and item.get_closest_marker("nightly"):
        return False
    return not item.get_closest_marker("postgresql") or connection.vendor == "postgresql"


def _differing(items: list[pytest.Item], listed: list[str]) -> list[pytest.Item]:
    return _and_one_of_each([one for one in items if not one.get_closest_marker("alike")], listed)


def _and_one_of_each(items: list[pytest.Item], listed: list[str]) -> list[pytest.Item]:
    first: dict[Path, pytest.Item] = {}
    for item in sorted(items, key=lambda item: (item.location[1] or 0, item.name)):
        first.setdefault(item.path, item)
    return [item for item in items if first[item.path] is item or _listed(item, listed)]


def _listed(item: pytest.Item, listed: list[str]) -> bool:
    return any(f"{item.location[0]}/".startswith(f"{path.rstrip('/')}/") for path in listed)
