"""`./dev bench-scale [100 10000]`: what each view costs on a small and on a large site, in three languages.

On PostgreSQL if there is one, else on SQLite (or on the server that DATABASE_URL names, which keeps the databases). Processor time is
the kernel's: of this process, and of its database connection. The views of both sizes take turns, and ratios are taken within a round.
"""

import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import django
from environ import Env

from tests.databases.engines import Postgres, Sqlite
from tests.databases.templates import CACHE, Templates

#: "public" leaves out the admin, and the translations' strings, which take most of the time to build.
VIEWS = os.environ.get("BENCH_VIEWS", "all")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "7"))
PUBLIC = {
    "guide": "/en/guides/neck-pain/",
    "home": "/en/",
    "list": "/en/guides/",
    "list, last page": "/en/guides/?page=last",
    "list, one topic": "/en/guides/?topic=neck",
    "condition": "/en/contraindications/thrombosis/",
    "condition, last page": "/en/contraindications/thrombosis/?page=last",
    "library": "/en/contraindications/",
    "sitemap": "/sitemap.xml",
    "sitemap, a list": "/sitemap-en-1.xml",
    "feed": "/en/feed.xml",
    "form": "/en/callback/",
    "not found": "/en/nothing-here/",
}
ADMIN = {
    "matrix": "/admin/translations/",
    "matrix, live in lv": "/admin/translations/?state=live&language=lv",
    "queue": "/admin/translations/queue/?language=lv",
    "admin's home": "/admin/",
    "explorer": "/admin/pages/{guides}/",
    "page search": "/admin/pages/search/?q=neck",
}


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        CACHE.mkdir(parents=True, exist_ok=True)
        server = os.environ.get("DATABASE_URL")
        engine: Any = Postgres(Env.db_url_config(server)) if server else Sqlite(CACHE, Path(folder))
        template = Templates(engine, "postgresql" if server else "sqlite").migrated()
        sites = []
        for size in sizes:
            engine.clone(template, f"worker_scale_{size}")
            sites.append(Site(size, engine.url(f"worker_scale_{size}")))
        try:
            report(sites)
        finally:
            for site in sites:
                site.process.stdin.close()  # type: ignore[union-attr]
                site.process.wait(30)


class Site:
    """A process that holds one site, and measures a view when it is told its name."""

    def __init__(self, size: int, url: str) -> None:
        self.size = size
        environment = os.environ | {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "mysite.settings.test",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench_scale", "--site", str(size)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        print(self.read(), flush=True)

    def read(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def ask(self, name: str) -> tuple[int, float, float, int]:
        """Return queries, milliseconds of the process and of the database, and bytes."""
        assert self.process.stdin
        self.process.stdin.write(f"{name}\n")
        self.process.stdin.flush()
        queries, app, database, size = self.read().split()
        return int(queries), float(app), float(database), int(size)


def report(sites: list[Site]) -> None:
    small, large = sites[0], sites[-1]
    print(
        f"{'view':<22}{'queries':>12}{f'CPU ms, {small.size}':>14}{f'{large.size}':>10}{'ratio (min-max)':>24}{'KB':>8}"
    )
    for name in PUBLIC if VIEWS == "public" else [*PUBLIC, *ADMIN]:
        few, many, ratios = [], [], []
        for number in range(ROUNDS):
            pair = {site: site.ask(name) for site in (sites if number % 2 else reversed(sites))}
            few.append(pair[small])
            many.append(pair[large])
            ratios.append(sum(pair[large][1:3]) / sum(pair[small][1:3]))
        queries = f"{few[-1][0]} / {many[-1][0]}"
        costs = [
            statistics.median(app + database for _n, app, database, _s in one)
            for one in (few, many)
        ]
        spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
        print(
            f"{name:<22}{queries:>12}{costs[0]:>14.1f}{costs[1]:>10.1f}{spread:>24}{many[-1][3] / 1024:>8.0f}",
            flush=True,
        )
    print(f"load average {os.getloadavg()[0]:.1f}, {ROUNDS} rounds")


def serve(size: int) -> None:
    """Build a site, then measure the views that are asked for."""
    django.setup()
    from django.test import Client
    from django.test.utils import setup_test_environment

    from accounts.models import User
    from articles.models import ArticleIndexPage, ListedGuide
    from tests.many import many_guides
    from translations.tracking.kept_cells import bring_up_to_date

    setup_test_environment()
    logging.disable(logging.INFO)
    started = time.perf_counter()
    many_guides(size, translated=VIEWS != "public")
    if VIEWS != "public":
        bring_up_to_date()
    index = ArticleIndexPage.objects.get(locale__language_code="en")
    last = -(-ListedGuide.objects.filter(subject=index.translation_key, index=index).count() // 12)
    print(
        f"{size} guides in three languages built in {time.perf_counter() - started:.0f} s",
        flush=True,
    )
    visitor, editor = Client(), Client()
    editor.force_login(User.objects.create_superuser("bench", email="bench@example.org"))
    for name in map(str.strip, sys.stdin):
        client = visitor if name in PUBLIC else editor
        address = (PUBLIC | ADMIN)[name].format(guides=index.pk).replace("last", str(last))
        print(*measured(client, address), flush=True)


def measured(client: Any, address: str) -> tuple[int, float, float, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        size = len(client.get(address).getvalue())
    number = len(captured)
    before = time.process_time(), database_seconds()
    for _ in range(3):
        client.get(address)
    after = time.process_time(), database_seconds()
    app, database = ((now - then) / 3 * 1000 for then, now in zip(before, after, strict=True))
    return number, app, database, size


def database_seconds() -> float:
    """Processor seconds of this connection's process at the server; SQLite's are our own."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


if __name__ == "__main__":
    if sys.argv[1:2] == ["--site"]:
        serve(int(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or [100, 10_000])
