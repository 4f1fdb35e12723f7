"""`./dev bench desk 1000`: measures the translators' desk with this number of pages in three languages."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from tests.databases.engines import Sqlite
from tests.databases.templates import CACHE, Templates

TIMES = 5


def main(pages: int = 1000) -> None:
    """Measure on a copy of the migrated database (SQLite), or on DATABASE_URL's, which keeps the pages."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings.test"
        if "DATABASE_URL" not in os.environ:
            CACHE.mkdir(parents=True, exist_ok=True)
            engine = Sqlite(CACHE, Path(folder))
            engine.clone(Templates(engine, "sqlite").migrated(), "worker_bench")
            os.environ["DATABASE_URL"] = engine.url("worker_bench")
        django.setup()
        from tests.crowd import fill

        started = time.perf_counter()
        fill(pages)
        print(f"{pages} pages × 3 languages built in {time.perf_counter() - started:.0f} s")
        measure()


def measure() -> None:
    from django.test import Client
    from django.test.utils import setup_test_environment

    from accounts.models import User
    from translations.tracking.state import State, cells

    setup_test_environment()
    client = Client()
    client.force_login(User.objects.create_superuser("bench", email="bench@example.org"))
    states = [cell.state for cell in cells().values()]
    print("cells:", ", ".join(f"{states.count(state)} {state}" for state in State))
    print(f"{'what':<44}{'median ms':>10}{'slowest ms':>12}{'queries':>9}")
    line("state.cells()", cells)
    for name, address in {
        "the matrix": "/admin/translations/",
        "the matrix, its last page": "/admin/translations/?p=99999",
        "the matrix, stale in Latvian": "/admin/translations/?state=stale&language=lv",
        "the matrix, a title": "/admin/translations/?text=777",
        "the queue": "/admin/translations/queue/?language=lv",
        "the admin's home": "/admin/",
    }.items():
        line(name, lambda address=address: client.get(address))
    line("CSV of all", lambda: client.post("/admin/translations/export/", {"format": "csv"}))
    line("XLSX of all", lambda: client.post("/admin/translations/export/", {"format": "xlsx"}))


def line(name: str, act: Callable[[], Any]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()
    with CaptureQueriesContext(connection) as queries:
        act()
    count = len(queries)
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        act()
        times.append((time.perf_counter() - started) * 1000)
    print(f"{name:<44}{statistics.median(times):>10.0f}{max(times):>12.0f}{count:>9}")


if __name__ == "__main__":
    main(*[int(argument) for argument in sys.argv[1:]])
