"""`./dev bench-search`: measures a search with 100 and with 10,000 articles in each language, on PostgreSQL.

Each size has its own database and process, and they take turns, so that other load on
the machine affects both. A cost is the average of the smaller half of its measurements,
and the minimum of all turns: other programs make a measurement only slower. Database CPU
is that of the connection's server process, from /proc; it is omitted if the server runs
on another machine.
"""

import json
import logging
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
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
SPREAD_ROUNDS = 200
TURNS = 3
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
#: Searches whose cost must not depend on the size.
FLAT = ("common", "middle", "rare", "two words")

Actions = dict[str, Callable[[], list[float]]]


def main() -> None:
    server = os.environ["DATABASE_URL"]
    with ExitStack() as stack:
        workers = {size: stack.enter_context(worker(server, size)) for size in SIZES}
        names = {size: json.loads(own.stdout.readline()) for size, own in workers.items()}
        say("Measuring …")
        results: dict[int, dict[str, Any]] = {size: {} for size in SIZES}
        for name in names[SIZES[0]]:
            turns = 1 if name.startswith("stock") else TURNS
            found = [{size: _ask(own, name) for size, own in workers.items()} for _ in range(turns)]
            for size in SIZES:
                costs = [turn[size] for turn in found]
                results[size][name] = min(costs, key=lambda cost: sum(cost[1:] or cost))
    _report(results)


@contextmanager
def worker(server: str, size: int) -> Iterator[subprocess.Popen[str]]:
    """Yield a process with this number of articles in its own database, which measures on request."""
    name = f"bench_search_{size}"
    _execute(server, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "tests.bench_search", str(size)],
            env=os.environ | {"DATABASE_URL": _url(server, name)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            yield process
            process.stdin.close()
    finally:
        _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _ask(process: subprocess.Popen[str], name: str) -> list[float]:
    process.stdin.write(f"{name}\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


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


# In the process of one size


def serve(size: int) -> None:
    """Print the names of the measurements, then run those requested."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings.test"
    django.setup()
    logging.disable(logging.INFO)
    prepare(size)
    actions = {**searches(), **visits(), **writing(), **wagtails_own()}
    print(json.dumps(list(actions)), flush=True)
    for line in sys.stdin:
        print(json.dumps(actions[line.strip()]()), flush=True)


def prepare(size: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from search.indexing.rebuilding import empty
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


def searches() -> Actions:
    from search.service import find
    from search.suggestions import suggest

    found = {name: lambda query=query: find(query, "en") for name, query in QUERIES.items()}
    found["narrowed by a topic"] = _narrowed
    for typed in ("v", "vu", "vuge", "vugemoda wi"):
        found[f"suggestions: {typed}"] = lambda typed=typed: suggest(typed, "en")
    return {name: partial(cost, action) for name, action in found.items()}


def _narrowed() -> Any:
    from search.service import SearchFilters, find

    return find("vugemoda", "en", filters=SearchFilters(topic="topic-3"))


def visits() -> Actions:
    """Measure a results page and an article, through all middleware."""
    from django.test import Client
    from django.test.utils import setup_test_environment

    from articles.models import ArticlePage

    setup_test_environment()
    visitor = Client()
    article = ArticlePage.objects.get().get_url()
    addresses = [f"/en/search/?{urlencode({'q': query})}" for query in QUERIES.values()]
    turn = cycle(addresses)

    def visit(address: str) -> Callable[[], Any]:
        return lambda: visitor.get(address)

    return {
        "page: an article": partial(cost, visit(article)),
        "page: results, middle": partial(cost, visit("/en/search/?q=wifogo")),
        "page: results, two words": partial(cost, visit("/en/search/?q=wifogo+losika")),
        "p95: an article": partial(p95, visit(article)),
        "p95: results, each question in turn": partial(p95, lambda: visitor.get(next(turn))),
    }


def writing() -> Actions:
    """Measure the indexing of an article with one changed sentence, and of a new one."""
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
        "index: a sentence changed": partial(cost, change),
        "index: nothing differs but the digest": partial(cost, make),
    }


def wagtails_own() -> Actions:
    """Measure the same words in Wagtail's own search, filled from our index: with our database index, then without."""
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

    def search(query: str) -> Any:
        found = Page.objects.live().filter(locale=english).search(query)
        return found.count(), list(found[:10])

    @cache
    def drop_our_index() -> None:
        with connection.schema_editor(atomic=False) as editor:
            import_module("search.migrations.0002_index_of_wagtails_search").drop(None, editor)

    def stock(query: str) -> list[float]:
        drop_our_index()
        return cost(lambda: search(query), STOCK_ROUNDS)

    def mended(query: str) -> list[float]:
        return cost(lambda: search(query), STOCK_ROUNDS)

    return {
        f"{title}: {name}": partial(how, QUERIES[name])
        for title, how in (("Wagtail with our index", mended), ("stock Wagtail", stock))
        for name in FLAT
    }


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


def p95(action: Callable[[], Any]) -> list[float]:
    """Return the 95th percentile of the wall time in milliseconds."""
    action()
    samples = []
    for _ in range(SPREAD_ROUNDS):
        start = time.perf_counter()
        action()
        samples.append((time.perf_counter() - start) * 1000)
    return [statistics.quantiles(samples, n=20)[-1]]


def database_cpu() -> float:
    """Return the CPU seconds of the server's process for this connection."""
    from django.db import connection

    connection.ensure_connection()
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(schedule.read_text().split()[0]) / 1e9 if schedule.exists() else 0.0


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    serve(int(sys.argv[1])) if len(sys.argv) > 1 else main()
