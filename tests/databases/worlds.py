"""Worlds: what all tests of a module begin with, built once by each worker instead of once a test.

``@world`` makes a fixture of a function that builds pages and entries in the database with the
home pages. The first test that asks for it builds it in a copy of that database; the copy is
kept, and what a test changes is rolled back. The fixture reads the objects again for each test,
so no test sees an object that another has changed. A test can have one world, and cannot commit in it.

While a world is built, Wagtail's tasks and the visitors' index are on if the test asks for them, and
the time is the real one.
"""

import hashlib
from collections.abc import Callable, Collection
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import translation

from tests.background import WITHOUT

Build = Callable[[], Any]


def world(build: Build) -> Any:
    """Return a fixture of the same name, with the objects that the function returns.

    The function returns model instances, alone or in lists, tuples and dicts.
    """

    def inhabited(db: None, request: pytest.FixtureRequest) -> Any:
        databases = request.config.pluginmanager.get_plugin("databases").databases
        return read_again(databases.inhabitants[role_of_world(build, request.fixturenames)])

    inhabited.world = build  # type: ignore[attr-defined]
    return pytest.fixture(name=build.__name__)(inhabited)


def world_of(item: pytest.Item) -> Build | None:
    """Return the function that builds a test's world."""
    definitions = getattr(item, "_fixtureinfo", None)
    if definitions is None:
        return None
    builds = [
        build
        for name in getattr(item, "fixturenames", ())
        for definition in definitions.name2fixturedefs.get(name, ())[-1:]
        if (build := getattr(definition.func, "world", None))
    ]
    if len(builds) > 1:
        pytest.fail(
            f"{item.nodeid} asks for {len(builds)} worlds, and can have one.", pytrace=False
        )
    mark = item.get_closest_marker("django_db")
    if builds and mark and mark.kwargs.get("transaction"):
        pytest.fail(f"{item.nodeid} commits, and would change its world for others.", pytrace=False)
    return builds[0] if builds else None


def role_of_world(build: Build, fixtures: Collection[str]) -> str:
    """Return a role that tests with the same world and the same reactions of the site share."""
    reactions = "".join(name[0] for name in WITHOUT if name in fixtures)
    return f"world_{digest(build)}{reactions}"


def digest(build: Build) -> str:
    name = f"{build.__module__}.{build.__qualname__}"
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def inhabit(build: Build) -> Any:
    """Build a world in the current database."""
    with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        return build()


def read_again(built: Any) -> Any:
    if isinstance(built, Model):
        return type(built)._base_manager.get(pk=built.pk)
    if isinstance(built, dict):
        return {key: read_again(one) for key, one in built.items()}
    if isinstance(built, list | tuple):
        return type(built)(read_again(one) for one in built)
    return built
