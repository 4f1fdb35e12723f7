"""`./dev bench`: measures the time and the queries of each kind of page on the demo site."""

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import django

from tests.databases.engines import Sqlite
from tests.databases.templates import CACHE, Templates

VISITS = 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        CACHE.mkdir(parents=True, exist_ok=True)
        engine = Sqlite(CACHE, Path(folder))
        templates = Templates(engine, "sqlite")
        os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings.test"
        template = templates.seeded()
        engine.clone(template, "worker_bench")
        os.environ["DATABASE_URL"] = engine.url("worker_bench")
        django.setup()
        measure(str(templates.media(template)))


def measure(media: str) -> None:
    from django.test import Client, override_settings
    from django.test.utils import setup_test_environment

    setup_test_environment()
    visitor = Client()
    print(f"{'page':<34}{'median ms':>10}{'slowest ms':>12}{'queries':>9}{'kB':>7}")
    with override_settings(MEDIA_ROOT=media):
        for address in addresses():
            print(one_line(visitor, address))


def addresses() -> list[str]:
    """Return one page of each type, in each language where it exists, and a search."""
    from wagtail.models import Locale, Page

    found = []
    for locale in Locale.objects.all():
        pages = Page.objects.live().filter(locale=locale, depth__gt=1).order_by("path")
        one_of_each = {page.content_type_id: page for page in reversed(pages)}
        found += [page.get_url() for page in reversed(one_of_each.values())]
        found.append(f"/{locale.language_code}/search/?q=massage")
    return [address for address in found if address]


def one_line(visitor: Any, address: str) -> str:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    visitor.get(address)
    with CaptureQueriesContext(connection) as queries:
        size = len(visitor.get(address).content)
    count = len(queries)  # now: the next request clears the log
    times = []
    for _ in range(VISITS):
        started = time.perf_counter()
        visitor.get(address)
        times.append((time.perf_counter() - started) * 1000)
    name = address if len(address) < 33 else f"{address[:31]}…"
    return (
        f"{name:<34}{statistics.median(times):>10.1f}{max(times):>12.1f}"
        f"{count:>9}{size / 1024:>7.1f}"
    )


if __name__ == "__main__":
    main()
