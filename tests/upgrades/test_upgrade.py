"""A site made by the last release is migrated by the code of today, and is the same site."""

import lzma
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections
from wagtail.models import Page

from core.health import unmigrated
from devtools.release_database import FOLDER, MOST, POSTGRES, SQLITE
from forms.models import CallbackRequest
from search.indexing.rebuilding import rebuild
from search.service import find
from tests.callbacks import NUMBER
from tests.visitor import Visitor
from translations.tracking.state import State, cells


@pytest.fixture
def released_site(request: pytest.FixtureRequest, transactional_db: None) -> Iterator[None]:
    """Move the test to the database that the last release made."""
    engine = request.config.pluginmanager.get_plugin("databases").databases.engine
    name, before = f"worker_{os.getpid()}_released", settings.DATABASES["default"]["NAME"]
    vendor = connection.vendor
    connections.close_all()
    engine.create(name)
    settings.DATABASES["default"]["NAME"] = engine.name(name)
    ContentType.objects.clear_cache()
    try:
        FILL[vendor]()
        yield
    finally:
        connections.close_all()
        settings.DATABASES["default"]["NAME"] = before
        ContentType.objects.clear_cache()
        engine.drop(name)


def fill_sqlite() -> None:
    with closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as session:
        session.executescript(unpacked(SQLITE).decode())


def fill_postgresql() -> None:
    parameters = connection.get_connection_params()
    own = {
        key: parameters[key]
        for key in ("dbname", "user", "password", "host", "port")
        if parameters.get(key)
    }
    # A connection of its own: the script changes the search path.
    with closing(psycopg.connect(**own, autocommit=True)) as session:
        session.execute(unpacked(POSTGRES))


FILL = {"sqlite": fill_sqlite, "postgresql": fill_postgresql}


def unpacked(name: str) -> bytes:
    return lzma.decompress((FOLDER / name).read_bytes())


@pytest.mark.once
def test_the_kept_databases_are_small():
    assert sum((FOLDER / name).stat().st_size for name in (SQLITE, POSTGRES)) <= MOST


def test_a_site_of_the_last_release_is_upgraded(released_site):
    call_command("migrate", interactive=False, verbosity=0)
    rebuild(lambda _progress: None)

    assert unmigrated() == []
    addresses = [page.get_url() for page in Page.objects.live().filter(depth__gt=1)]
    assert len(addresses) > 20
    assert {Visitor().get(address).status_code for address in addresses} == {200}
    assert CallbackRequest.objects.get().phone == NUMBER
    assert find("massage", "en").hits
    states = {
        cell.state
        for cell in cells(
            Page.objects.values_list("translation_key", flat=True).distinct()
        ).values()
    }
    assert states == {State.LIVE}
