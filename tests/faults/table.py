"""Measures each fault alone, under readers and writers, for the table in docs/reliability.md: `./dev fault-table [WORDS…]`.

With words, only the faults whose name has one of them.
"""

import json
import os
import platform
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.contents import Contents
from tests.faults.database import database
from tests.faults.disk import small_disk
from tests.faults.long_troubles import Place, Trouble, every
from tests.faults.processes import Process, wait_until
from tests.faults.readers import NAME, Readers, make_ready, reading
from tests.faults.site import Site, python, running_site
from tests.faults.visitors import Ledger, numbers, writing
from tests.smtp import free_port
from tests.store import running_store

#: Seconds: a lease of the outbox, some back-off, and the next look at the schedule.
LONGEST_DELIVERY = 300
COLUMNS = [
    "fault",
    "requests",
    "errors: ready pages",
    "errors: pages from Django",
    "acknowledged",
    "stored",
    "notified",
    "lost",
    "stored twice",
    "sent twice",
    "published twice",
]
#: In these columns nothing may be counted; in the first one, while a web server is there.
READY, *FORBIDDEN = ("errors: ready pages", "lost", "stored twice", "published twice")
UNSENT = "SELECT 1 FROM callbacks_notification WHERE sent_at IS NULL"
STORED = "SELECT token::text, reference::text FROM callbacks_callbackrequest"
HOUR = "UPDATE wagtailcore_revision SET approved_go_live_at = now() + interval '2 s' WHERE id = {}"
PUBLISHED = """SELECT 1 FROM wagtailcore_pagelogentry
    WHERE page_id = {} AND action = 'wagtail.publish.scheduled'"""


@dataclass
class Row:
    trouble: Trouble
    ledger: Ledger
    ready: Readers
    fresh: Readers
    stored: list[tuple[str, str]]
    copies: Counter[str]
    published: int

    def cells(self) -> list[str]:
        acknowledged = {str(token) for token in self.ledger.thanked}
        mine = [(token, reference) for token, reference in self.stored if token in acknowledged]
        notified = [self.copies[reference] for _token, reference in mine]
        asked = self.ready.asked + self.fresh.asked + sum(self.ledger.answers.values())
        return [
            self.trouble.name,
            str(asked),
            errors(self.ready),
            errors(self.fresh),
            str(len(acknowledged)),
            str(len(mine)),
            str(sum(1 for copies in notified if copies)),
            str(len(acknowledged) - sum(1 for copies in notified if copies)),
            str(len(mine) - len({token for token, _reference in mine})),
            str(sum(copies - 1 for copies in notified if copies)),
            str(self.published - 1),
        ]

    def is_wrong(self) -> bool:
        found = dict(zip(COLUMNS, self.cells(), strict=True))
        if any(found[name] != "0" for name in FORBIDDEN):
            return True
        unserved = found[READY] != "0" or bool(self.ledger.given_up)
        return unserved and not self.trouble.without_web


def errors(readers: Readers) -> str:
    seen = ", ".join(f"{n} × {name}" for name, n in sorted(readers.errors.items()))
    return f"{seen} of {readers.asked}" if seen else "0"


@dataclass
class Bench:
    """Measures one fault after the other, each with a page of its own that goes live meanwhile."""

    place: Place
    contents: Contents
    phones: Iterator[str]

    def measure(self, trouble: Trouble) -> Row:
        site, own, ledger = self.place.site, self.place.own, Ledger()
        ports = list(site.webs)
        make_ready(ports, self.contents.pages)
        page, revision = self.contents.scheduled.pop()
        published = PUBLISHED.format(page)
        own.execute(HOUR.format(revision))
        with (
            reading(ports, self.contents.pages) as (ready, fresh),
            writing(ports, site.form, self.phones, ledger),
        ):
            time.sleep(1)  # some are on their way
            if trouble.after_publication:
                wait_until(lambda: own.rows(published), "the page is live", LONGEST_DELIVERY)
            trouble.make()
            time.sleep(trouble.lasts)
            trouble.mend()
            site.wait_for_web()
        wait_until(lambda: own.rows(published), "the page is live", LONGEST_DELIVERY)
        wait_until(lambda: not own.rows(UNSENT), "the outbox is empty", LONGEST_DELIVERY)
        copies = Counter(
            {re.search(r"callback\.(.+)@", name)[1]: n for name, n in site.sink.copies.items()}
        )
        times = len(own.rows(published))
        return Row(trouble, ledger, ready, fresh, own.rows(STORED), copies, times)


def line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


@contextmanager
def running_place() -> Iterator[Place]:
    """Start everything: on a small disk, with the media in a bucket behind a relay."""
    with ExitStack() as stack:
        disk = stack.enter_context(small_disk())
        within = disk.folder if disk else None
        own = stack.enter_context(database(within))
        if own is None:
            sys.exit("The faults need PostgreSQL's programs: none found.")
        folder = Path(stack.enter_context(TemporaryDirectory(dir=within)))
        store = stack.enter_context(running_store())
        port = free_port()
        command = ["tests.faults.relay", str(port), str(store.port)]
        relay = Process("store-relay", command, os.environ, folder)
        relay.start()
        stack.callback(relay.stop)
        settings = {
            "DJANGO_SETTINGS_MODULE": "tests.faults.table_settings",
            "READY_PAGES": "true",
            "SITE_URL": f"http://{NAME}",
            "AWS_STORAGE_BUCKET_NAME": "media",
            "AWS_S3_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_S3_REGION_NAME": "eu-central-1",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
        }
        site = stack.enter_context(running_site(own, folder, relayed=True, settings=settings))
        yield Place(site, own, folder, store, relay, disk)


def main(words: list[str]) -> int:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(
        f"{datetime.now(tz=UTC):%Y-%m-%d %H:%M} UTC, {platform.machine()}, {os.cpu_count()} cores,"
        f" load {load}, Python {platform.python_version()}",
        flush=True,
    )
    print(line(COLUMNS))
    print("|---" * len(COLUMNS) + "|", flush=True)
    wrong = 0
    with running_place() as place:
        chosen = [
            trouble
            for trouble in every(place)
            if not words or any(word in trouble.name for word in words)
        ]
        bench = Bench(place, contents(place.site, len(chosen)), numbers())
        for trouble in chosen:
            row = bench.measure(trouble)
            print(line(row.cells()), flush=True)
            wrong += row.is_wrong()
    return 1 if wrong else 0


def contents(site: Site, number: int) -> Contents:
    found = python(site.worker.env, "-m", "tests.faults.contents", str(number))
    return Contents(**json.loads(found.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
