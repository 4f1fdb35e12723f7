"""`./dev bench-search`: what a search costs with 100 and with 10,000 articles in each language, on PostgreSQL.

Each size has a database and a process of its own. Of a cost the smaller half of the
measurements is averaged: other programs disturb a measurement and never make it
cheaper. Database CPU is that of the one server process that answers, from /proc;
where the server runs elsewhere it is left out.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django
import psycopg

SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "100,10000").split(",")]
ROUNDS = 60
STOCK_ROUNDS = 5
SPREAD_ROUNDS = 400
QUERIES = {
    "common": "vugemoda",
    "middle": "wifogo",
    "rare": "dacake",
    "two words": "wifogo losika",
    "three words": "vugemoda wifogo dacake",
    "prefix": "wifo",
    "slip": "vugemda",
    "nothing": "xqxqxqx",
}
#: Those whose cost must be the same at every size.
FLAT = ("common", "middle", "rare", "two words")


def main() -> None:
    server = os.environ["DATABASE_URL"]
    results = {}
    for size in SIZES:
        name = f"bench_search_{size}"
        _execute(server, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
        try:
            env = os.environ | {"DATABASE_URL": _url(server, name)}
            command = [sys.executable, "-m", "tests.bench_search", str(size)]
            output = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE).stdout
            results[size] = json.loads(output.splitlines()[-1])
        finally:
            _execute(server, f"DROP DATABASE {name} WITH (FORCE)")
    _report(results)


def _execute(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _url(server: str, name: str) -> str:
    head, mark, query = server.partition("?")
    return f"{head.rpartition('/')[0]}/{name}{mark}{query}"


def _report(results: dict[int, dict[str, Any]]) -> None:
    names = list(dict.fromkeys(name for own in results.values() for name in own))
    print(
        f"\n{'ms: wall / application CPU / database CPU':<44}", *(f"{size:>24}" for size in SIZES)
    )
    for name in names:
        cells = [_cell(results[size].get(name)) for size in SIZES]
        print(f"{name:<44}", *(f"{cell:>24}" for cell in cells), _growth(name, results))


def _cell(cost: list[float] | None) -> str:
    return " / ".join(f"{part:.2f}" for part in cost) if cost else "–"


def _growth(name: str, results: dict[int, dict[str, Any]]) -> str:
    small, *_, large = (
        (results[size].get(name) for size in SIZES) if len(SIZES) > 1 else (None, None)
    )
    if not small or not large:
        return ""
    growth = sum(large[1:] or large) / sum(small[1:] or small)
    return f"  × {growth:.2f}" + (" (to stay flat)" if name in FLAT else "")


# In a process for one size


def measure(size: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings.test"
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from search.indexing.rebuilding import empty
    from search.service import find
    from search.suggestions import suggest
    from tests import factories, pages
    from tests.search.synthetic import fill

    say(f"{size} articles in each language …")
    call_command("migrate", verbosity=0)
    parents = {code: pages.guides(code) for code in factories.site()}
    pages.article(title="Kneading", body=[("text", "<p>" + "Slow. " * 200 + "</p>")])
    empty()
    for code, parent in parents.items():
        fill(size, code, parent)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    results = {
        f"search: {name}": cost(lambda query=query: find(query, "en"))
        for name, query in QUERIES.items()
    }
    results["search: narrowed by a topic"] = cost(_narrowed)
    for typed in ("v", "vu", "vuge", "vugemoda wi"):
        results[f"suggestions: {typed}"] = cost(lambda typed=typed: suggest(typed, "en"))
    results |= visits() | writing() | stock()
    results = {name.replace("search: ", ""): own for name, own in results.items()}
    print(json.dumps(results))


def _narrowed() -> Any:
    from search.service import Filters, find

    return find("vugemoda", "en", filters=Filters(topic="topic-3"))


def visits() -> dict[str, list[float]]:
    """A page of results and an article, through the whole site."""
    from django.test import Client
    from django.test.utils import setup_test_environment

    from articles.models import ArticlePage

    setup_test_environment()
    visitor = Client()
    article = ArticlePage.objects.get().get_url()
    addresses = [f"/en/search/?{urlencode({'q': query})}" for query in QUERIES.values()]
    turn = cycle(addresses)
    return {
        "page: an article": cost(lambda: visitor.get(article)),
        "page: results, middle": cost(lambda: visitor.get("/en/search/?q=wifogo")),
        "page: results, two words": cost(lambda: visitor.get("/en/search/?q=wifogo+losika")),
        "p95: an article": [p95(lambda: visitor.get(article))],
        "p95: results, each question in turn": [p95(lambda: visitor.get(next(turn)))],
    }


def writing() -> dict[str, list[float]]:
    """Index one article that changes in a sentence, and one that is new."""
    from articles.models import ArticlePage
    from search.indexing.changes import subject_of
    from search.indexing.waiting import bring_up_to_date
    from search.models import Document

    page = ArticlePage.objects.latest("pk")
    subject = subject_of(page)
    turn = iter(range(10_000))

    def change() -> None:
        ArticlePage.objects.filter(pk=page.pk).update(standfirst=f"Changed vugemoda {next(turn)}")
        bring_up_to_date([subject])

    def make() -> None:
        Document.objects.filter(subject=subject).update(digest="")
        bring_up_to_date([subject])

    return {
        "index: a sentence changed": cost(change),
        "index: nothing differs but the digest": cost(make),
    }


def stock() -> dict[str, list[float]]:
    """The same words by Wagtail's own search, its index filled from ours."""
    from django.db import connection
    from wagtail.models import Locale, Page

    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO wagtailsearch_indexentry
                 (content_type_id, object_id, title_norm, title, body, autocomplete, title_text, body_text)
               SELECT p.content_type_id, p.id, 1, to_tsvector('simple', d.title), to_tsvector('simple', d.text),
                      to_tsvector('simple', d.title), d.title, d.text
               FROM search_document d JOIN wagtailcore_page p ON p.id = d.page_id
               ON CONFLICT DO NOTHING"""
        )
        cursor.execute("VACUUM ANALYZE wagtailsearch_indexentry")
    english = Locale.objects.get(language_code="en")
    our_index = import_module("search.migrations.0002_index_of_wagtails_search")

    def search(query: str) -> Any:
        found = Page.objects.live().filter(locale=english).search(query)
        return found.count(), list(found[:10])

    def costs(title: str) -> dict[str, list[float]]:
        return {
            f"{title}: {name}": cost(lambda query=QUERIES[name]: search(query), STOCK_ROUNDS)
            for name in FLAT
        }

    mended = costs("Wagtail with our index")
    with connection.schema_editor(atomic=False) as editor:
        our_index.drop(None, editor)
    return costs("stock Wagtail") | mended


def cost(action: Callable[[], Any], rounds: int = ROUNDS) -> list[float]:
    """Return milliseconds of wall time, application CPU and database CPU."""
    action()
    samples = []
    for _ in range(rounds):
        before = time.perf_counter(), time.process_time(), database_cpu()
        action()
        after = time.perf_counter(), time.process_time(), database_cpu()
        samples.append([(end - start) * 1000 for start, end in zip(before, after, strict=True)])
    quiet = sorted(samples, key=lambda sample: sample[1] + sample[2])[: max(1, rounds // 2)]
    return [sum(column) / len(quiet) for column in zip(*quiet, strict=True)]


def p95(action: Callable[[], Any]) -> float:
    """Return the milliseconds of wall time that 95 of 100 calls don't exceed."""
    action()
    samples = []
    for _ in range(SPREAD_ROUNDS):
        start = time.perf_counter()
        action()
        samples.append((time.perf_counter() - start) * 1000)
    return statistics.quantiles(samples, n=20)[-1]


def database_cpu() -> float:
    """Seconds that the server's process for this connection has worked."""
    from django.db import connection

    connection.ensure_connection()
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(schedule.read_text().split()[0]) / 1e9 if schedule.exists() else 0.0


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    measure(int(sys.argv[1])) if len(sys.argv) > 1 else main()
