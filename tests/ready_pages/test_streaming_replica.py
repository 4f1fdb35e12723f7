"""The site with a real read replica: pages come from it, and never from the past, whatever happens to it."""

import http.client
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from random import Random

import pytest

from core.ready_pages.changes import CHECKED_EVERY
from devtools.console import ROOT
from tests.faults.processes import Process, wait_until
from tests.faults.site import HOST, alive, build, environment, gunicorn
from tests.ready_pages.standby import Primary, Standby, replicated
from tests.smtp import free_port

pytestmark = [pytest.mark.faults, pytest.mark.once, pytest.mark.nightly]

TOKEN = "only-for-tests"
PUBLICATIONS = 40
#: Seconds in which a reader has the page, also when the replica hangs.
PROMISE = 10


@dataclass
class Site:
    primary: Primary
    standby: Standby
    publisher: "subprocess.Popen[str]"
    port: int
    number: int = 0

    def publish(self) -> str:
        """Publish the front page with a title of its own, and return the title."""
        self.number += 1
        title = f"Title number {self.number}."
        assert self.publisher.stdin
        assert self.publisher.stdout
        print(title, file=self.publisher.stdin, flush=True)
        assert self.publisher.stdout.readline() == "published\n"
        # What the other processes are promised (decision 33).
        time.sleep(CHECKED_EVERY)
        return title

    def read(self, path: str = "/en/", **headers: str) -> tuple[str, str]:
        """Return a page, and what the site says of its origin."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            assert answer.status == 200, (path, answer.status)
            return answer.read().decode(), answer.getheader("Cache-Status", "")
        finally:
            connection.close()

    def asked(self) -> dict[str, int]:
        """Return how often the replica has answered, lagged and failed."""
        text, _origin = self.read("/metrics", Authorization=f"Bearer {TOKEN}")
        counts = {"given": 0, "behind": 0, "failed": 0}
        for answer, number in re.findall(
            r'^site_replica_questions_total\{answer="(\w+)"\} (\S+)', text, re.MULTILINE
        ):
            counts[answer] = int(float(number))
        return counts

    def catch_up(self) -> None:
        wait_until(lambda: self.standby.shows_what(self.primary), "the replica has caught up")

    def read_new(self) -> dict[str, int]:
        """Publish and read at once; return what the replica was asked for it."""
        before = self.asked()
        title = self.publish()
        begun = time.monotonic()
        page, origin = self.read()
        assert title in page, origin
        assert time.monotonic() - begun < PROMISE
        return {name: number - before[name] for name, number in self.asked().items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("replicated")
    with ExitStack() as stack:
        servers = stack.enter_context(replicated())
        if servers is None:
            pytest.skip("Needs PostgreSQL's programs.")
        primary, standby = servers
        env = environment(primary, free_port(), free_port()) | {
            "CACHE_URL": "locmemcache://",
            "READY_PAGES": "true",
            "READY_PAGES_FOLDER": str(folder / "pages"),
            "METRICS_TOKEN": TOKEN,
        }
        build(env)
        standby.follow(primary)
        port = free_port()
        web = Process(
            "web", gunicorn(port), env | {"DATABASE_REPLICA_URL": standby.address}, folder
        )
        web.start()
        stack.callback(web.stop)
        publisher = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.ready_pages.publisher"],
                cwd=ROOT,
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        assert publisher.stdout
        assert publisher.stdout.readline() == "ready\n"
        wait_until(lambda: alive(port), "the web server answers")
        yield Site(primary, standby, publisher, port)


def test_pages_come_from_the_replica_and_never_from_the_past(site):
    site.catch_up()
    site.publish()
    site.catch_up()
    site.read()
    assert site.asked()["given"] > 0
    assert site.asked()["failed"] == 0

    # It lags: it answers, but shows the past.
    site.standby.pause()
    assert site.read_new() == {"given": 0, "behind": 2, "failed": 0}
    site.standby.resume()
    site.catch_up()
    title = site.publish()
    site.catch_up()
    before = site.asked()["given"]
    assert title in site.read()[0]
    assert site.asked()["given"] > before

    # It hangs.
    site.standby.stun()
    try:
        assert site.read_new()["failed"] == 1
        assert site.read_new() == {"given": 0, "behind": 0, "failed": 0}
    finally:
        site.standby.wake()
    wait_until(lambda: site.read_new()["given"], "a replica that is awake is asked again", 60)

    # It is gone, and comes back.
    site.standby.stop()
    assert site.read_new()["failed"] == 1
    site.standby.launch()
    site.catch_up()
    wait_until(lambda: site.read_new()["given"], "a replica that is back is asked again", 60)


def test_with_a_replica_that_lags_now_and_then_each_publication_is_seen_at_once(site):
    chance = Random(46)
    before = site.asked()
    for _ in range(PUBLICATIONS):
        chance.choice([site.standby.pause, site.standby.resume])()
        site.read_new()
    asked = {name: number - before[name] for name, number in site.asked().items()}
    print(f"\n  {PUBLICATIONS} publications, each read at once: {asked}")
    assert asked["given"] > 0
    assert asked["behind"] > 0
    assert asked["failed"] == 0
