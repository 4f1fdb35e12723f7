"""Measures each fault alone, under readers and writers, for the table in docs/reliability.md: `./dev fault-table [WORDS…]`.

With words, only the faults whose name has one of them.
"""

import platform
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.database import Database, database
from tests.faults.long_troubles import Trouble, every
from tests.faults.processes import wait_until
from tests.faults.readers import Readers, reading
from tests.faults.site import Site, running_site
from tests.faults.visitors import Ledger, Visitor, numbers

WRITERS = 4
SUBMISSIONS = 24
LONGEST_DELIVERY = 300
COLUMNS = [
    "fault",
    "requests",
    "errors readers saw",
    "acknowledged",
    "stored",
    "notified",
    "lost",
    "stored twice",
    "sent twice",
]
UNSENT = "SELECT 1 FROM callbacks_notification WHERE sent_at IS NULL"
STORED = "SELECT token::text, reference::text FROM callbacks_callbackrequest"


@dataclass
class Row:
    trouble: Trouble
    ledger: Ledger
    readers: Readers
    stored: list[tuple[str, str]]
    copies: Counter[str]

    def cells(self) -> list[str]:
        acknowledged = {str(token) for token in self.ledger.thanked}
        mine = [(token, reference) for token, reference in self.stored if token in acknowledged]
        notified = [self.copies[reference] for _token, reference in mine]
        lost = len(acknowledged) - sum(1 for copies in notified if copies)
        errors = ", ".join(f"{n} × {name}" for name, n in sorted(self.readers.errors.items()))
        return [
            self.trouble.name,
            str(self.readers.asked + sum(self.ledger.answers.values())),
            errors or "0",
            str(len(acknowledged)),
            str(len(mine)),
            str(sum(1 for copies in notified if copies)),
            str(lost),
            str(len(mine) - len({token for token, _reference in mine})),
            str(sum(copies - 1 for copies in notified if copies)),
        ]


def measure(site: Site, own: Database, trouble: Trouble, phones: Iterator[str]) -> Row:
    ledger = Ledger()
    ports = list(site.webs)
    with reading(ports, "/en/") as readers, ThreadPoolExecutor(WRITERS) as pool:
        visits = [
            pool.submit(Visitor(ports, site.form, next(phones), ledger).visit)
            for _ in range(SUBMISSIONS)
        ]
        time.sleep(1)  # some are on their way
        trouble.make()
        time.sleep(trouble.lasts)
        trouble.mend()
        for visit in visits:
            visit.result()
        site.wait_for_web()
    wait_until(lambda: not own.rows(UNSENT), "the outbox is empty", LONGEST_DELIVERY)
    copies = Counter(
        {re.search(r"callback\.(.+)@", name)[1]: n for name, n in site.sink.copies.items()}
    )
    return Row(trouble, ledger, readers, own.rows(STORED), copies)


def line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


@contextmanager
def place() -> Iterator[tuple[Database, Path]]:
    with database() as own, TemporaryDirectory() as folder:
        if own is None:
            sys.exit("The faults need PostgreSQL's programs: none found.")
        yield own, Path(folder)


def main(words: list[str]) -> int:
    print(
        f"{datetime.now(tz=UTC):%Y-%m-%d}, {platform.machine()}, Python {platform.python_version()}",
        flush=True,
    )
    print(line(COLUMNS))
    print("|---" * len(COLUMNS) + "|", flush=True)
    wrong, phones = 0, numbers()
    with place() as (own, folder), running_site(own, folder, relayed=True) as site:
        for trouble in every(site, own, folder):
            if words and not any(word in trouble.name for word in words):
                continue
            row = measure(site, own, trouble, phones)
            cells = row.cells()
            print(line(cells), flush=True)
            wrong += len(row.ledger.given_up) + int(cells[6]) + int(cells[7])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
