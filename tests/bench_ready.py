"""`./dev bench ready`: ready pages against a bare Django view and against rendering, under the site's own gunicorn settings.

The targets take turns within each round, and ratios are taken within a round, because other programs may be
running. Processor time is the kernel's, of all threads of a server (``schedstat``), so waiting does not count.
"""

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from devtools.console import ROOT
from tests.databases.engines import Sqlite
from tests.databases.templates import CACHE, Templates

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "9"))
#: Requests in a round: many of what is quick, few of what is slow.
QUICK, SLOW = 1000, 6
GUIDE = "/en/guides/neck-pain-at-the-desk/"
HELLO = "hello"


@dataclass
class Target:
    name: str
    port: int
    path: str
    server: int
    requests: int
    encoding: str = ""
    milliseconds: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    size: int = 0

    def measure(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Accept-Encoding": self.encoding} if self.encoding else {}
        before, begun = used(self.server), time.perf_counter()
        for _ in range(self.requests):
            connection.request("GET", self.path, headers=headers)
            response = connection.getresponse()
            self.size = len(response.read())
            assert response.status == 200, (self.name, response.status)
        seconds = time.perf_counter() - begun
        connection.close()
        self.milliseconds.append((used(self.server) - before) / self.requests * 1000)
        self.rates.append(self.requests / seconds)


def used(server: int) -> float:
    """Return the processor seconds of a server and its processes, from the kernel's nanoseconds."""
    total = 0
    for process in [server, *children(server)]:
        for thread in Path(f"/proc/{process}/task").glob("*/schedstat"):
            total += int(thread.read_text().split()[0])
    return total / 1e9


def children(server: int) -> list[int]:
    found = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return [int(child) for child in found]


@contextmanager
def gunicorn(application: str, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Run a server with the site's settings; yield its port and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "--bind"]
    # Processes are not exchanged meanwhile: their seconds would be lost.
    command += [f"127.0.0.1:{port}", "--access-logfile", "/dev/null", "--max-requests", "0"]
    command += [application]
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(60)


def wait_for(port: int) -> None:
    for _ in range(6000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        environment = demo_site(folder)
        ready = environment | {"BENCH_READY": "1"}
        hello = stack.enter_context(gunicorn("tests.bench_hello", environment))
        cached = stack.enter_context(gunicorn("mysite.wsgi", ready))
        usual = stack.enter_context(gunicorn("mysite.wsgi", environment))
        bare = stack.enter_context(gunicorn("tests.bare.wsgi", bare_site(folder, usual[0])))
        compare(
            [
                Target(HELLO, hello[0], "/", hello[1], QUICK),
                Target("ready guide, br", cached[0], GUIDE, cached[1], QUICK, "br"),
                Target("ready guide, gzip", cached[0], GUIDE, cached[1], QUICK, "gzip"),
                Target("ready guide, plain", cached[0], GUIDE, cached[1], QUICK),
                Target("ready home, br", cached[0], "/en/", cached[1], QUICK, "br"),
                Target("rendered guide", usual[0], GUIDE, usual[1], SLOW),
                Target("rendered home", usual[0], "/en/", usual[1], SLOW),
                # A parameter that is not known leads to Django, which remembers what follows from the content.
                Target("remembered guide", cached[0], f"{GUIDE}?a=1", cached[1], SLOW),
                Target("remembered home", cached[0], "/en/?a=1", cached[1], SLOW),
                Target("bare Wagtail page", bare[0], "/neck-pain/", bare[1], SLOW * 4),
            ]
        )


def demo_site(folder: Path) -> dict[str, str]:
    """Copy the seeded test database, or take the one that DATABASE_URL names; return the servers' environment."""
    url, media = os.environ.get("DATABASE_URL"), os.environ.get("MEDIA_ROOT", "")
    if not url:
        CACHE.mkdir(parents=True, exist_ok=True)
        engine = Sqlite(CACHE, folder)
        templates = Templates(engine, "sqlite")
        template = templates.seeded()
        engine.clone(template, "worker_bench")
        url, media = engine.url("worker_bench"), str(templates.media(template))
    return {
        "DATABASE_URL": url,
        "MEDIA_ROOT": media,
        "DJANGO_SETTINGS_MODULE": "tests.bench_settings",
        "BENCH_FOLDER": str(folder / "ready-pages"),
        "METRICS_TOKEN": "",
    }


def bare_site(folder: Path, port: int) -> dict[str, str]:
    """Build a bare Wagtail site whose page has the words of our guide; return its server's environment."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", GUIDE)
    html = connection.getresponse().read().decode()
    words = re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0])
    paragraphs = [escape(line.strip()) for line in words.splitlines() if line.strip()]
    environment = {
        "BARE_DATABASE": str(folder / "bare.sqlite3"),
        "DJANGO_SETTINGS_MODULE": "tests.bare.settings",
    }
    subprocess.run(
        [sys.executable, "-m", "tests.bare.building"],
        input="".join(f"<p>{line}</p>" for line in paragraphs),
        env=os.environ | environment,
        cwd=ROOT,
        text=True,
        check=True,
    )
    return environment


def compare(targets: list[Target]) -> None:
    for target in targets:
        requests, target.requests = target.requests, 20
        target.measure()  # imports, templates, the memory of both processes
        target.milliseconds, target.rates, target.requests = [], [], requests
    for number in range(ROUNDS):
        for target in targets if number % 2 else reversed(targets):
            target.measure()
    floor = targets[0]
    print(f"load average {os.getloadavg()[0]:.1f}; {ROUNDS} rounds, one connection kept alive")
    print(
        f"{'target':<22}{'bytes':>8}{'CPU ms':>9}{'x hello CPU (min-max)':>26}{'x hello req/s':>16}"
    )
    for target in targets:
        print(line(target, floor))


def line(target: Target, floor: Target) -> str:
    costs = [
        one / other for one, other in zip(target.milliseconds, floor.milliseconds, strict=True)
    ]
    rates = [one / other for one, other in zip(target.rates, floor.rates, strict=True)]
    spread = f"{statistics.median(costs):.2f} ({min(costs):.2f}-{max(costs):.2f})"
    return (
        f"{target.name:<22}{target.size:>8}{statistics.median(target.milliseconds):>9.3f}"
        f"{spread:>26}{statistics.median(rates):>16.3f}"
    )


if __name__ == "__main__":
    main()
