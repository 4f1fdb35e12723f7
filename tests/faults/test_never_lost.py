"""Acknowledged = stored = notified, and none twice, under every fault."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.database import Database
from tests.faults.processes import wait_until
from tests.faults.site import Site, running_site
from tests.faults.story import play
from tests.faults.visitors import NAME, Ledger

pytestmark = [pytest.mark.faults, pytest.mark.once]

SUBMISSIONS = int(os.environ.get("FAULT_SUBMISSIONS") or 40)
#: Seconds in which the outbox must be empty after the last trouble: a lease, some back-off.
LONGEST_DELIVERY = 240


@pytest.fixture
def site(own_database, tmp_path) -> Iterator[Site]:
    with running_site(own_database, tmp_path) as site:
        yield site


def test_what_is_acknowledged_is_stored_and_notified_and_nothing_twice(site, tmp_path):
    started = time.monotonic()
    ledger, in_peace = play(site, SUBMISSIONS)
    wait_until(
        lambda: (
            not site.database.rows("SELECT 1 FROM callbacks_notification WHERE sent_at IS NULL")
        ),
        "the outbox is empty",
        LONGEST_DELIVERY,
    )

    stored = site.database.rows(
        "SELECT token, reference, id FROM callbacks_callbackrequest ORDER BY id"
    )
    notified = {re.search(r"callback\.(.+)@", name)[1]: n for name, n in site.sink.copies.items()}
    references = [str(reference) for _token, reference, _id in stored]
    twice = {name: copies for name, copies in notified.items() if copies > 1}
    print(f"\n  {SUBMISSIONS} submissions in {time.monotonic() - started:.0f} s")
    report(ledger, len(stored), notified)

    assert ledger.given_up == []
    assert len(ledger.thanked) == SUBMISSIONS
    assert sorted(ledger.thanked) == sorted(token for token, _reference, _id in stored)
    assert sorted(notified) == sorted(references)
    assert not twice.keys() & set(references[:in_peace]), "twice while nothing was broken"
    assert server_errors(ledger) == {}
    assert betrayals(tmp_path, site.database) == []


def report(ledger: Ledger, stored: int, notified: dict[str, int]) -> None:
    extra = sum(notified.values()) - len(notified)
    print(f"  acknowledged {len(ledger.thanked)}, stored {stored}, notified {len(notified)}")
    print(f"  given up {len(ledger.given_up)}, copies of a mail sent again {extra}")
    print(
        f"  slowest answer {ledger.slowest:.1f} s; answers: {dict(sorted(ledger.answers.items()))}"
    )


def server_errors(ledger: Ledger) -> dict[str, int]:
    """Answers that no visitor should see: in trouble it is 503 with the form, or no answer."""
    expected = re.compile(r"(GET 200|POST 30[23]|(GET|POST) 503|(GET|POST) \D\w+)")
    return {name: n for name, n in ledger.answers.items() if not expected.fullmatch(name)}


def betrayals(folder: Path, own: Database) -> list[str]:
    """Names and numbers that stand in any log."""
    logs = {path.name: path.read_text() for path in [*folder.glob("*.log"), own.home / "log"]}
    names = [name for name, text in logs.items() if NAME in text]
    return names + [name for name, text in logs.items() if re.search(r"\b(371)?2\d{7}\b", text)]
