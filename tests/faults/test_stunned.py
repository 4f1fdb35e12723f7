"""PostgreSQL is stunned (SIGSTOP): it closes no connection and answers nothing. Visitors soon get the telephone number."""

import http.client
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.processes import wait_until
from tests.faults.site import HOST, Site, running_site

pytestmark = [pytest.mark.faults, pytest.mark.once, pytest.mark.nightly]

#: Seconds, after which a visitor has gone.
PROMISE = 10
READERS = 8
ADDRESSES = ["/en/", "/lv/", "/en/callback/", "/en/search/?q=neck", "/", "/admin/login/"]


@pytest.fixture
def site(own_database, tmp_path, monkeypatch) -> Iterator[Site]:
    monkeypatch.setenv("FALLBACK_PHONE", "+371 26 123 456")
    with running_site(own_database, tmp_path) as site:
        yield site


def ask(port: int, address: str) -> tuple[int, str, float]:
    """Return status, page and seconds; status 0 without an answer in a minute."""
    started = time.monotonic()
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), time.monotonic() - started
    except OSError:
        return 0, "", time.monotonic() - started
    finally:
        connection.close()


def test_each_visitor_gets_503_with_the_telephone_number_within_ten_seconds(site):
    ports = list(site.webs)
    asked = [(ports[n % len(ports)], address) for n, address in enumerate(ADDRESSES * READERS)]
    for port, address in asked:
        ask(port, address)

    site.database.stun()
    try:
        with ThreadPoolExecutor(READERS) as readers:
            found = list(readers.map(lambda one: ask(*one), asked))
    finally:
        site.database.wake()

    slowest = max(seconds for _status, _page, seconds in found)
    statuses = sorted({status for status, _page, _seconds in found})
    print(f"\n  {len(found)} requests while stunned: {statuses}, slowest {slowest:.1f} s")
    with_phone = [page for status, page, _seconds in found if status == 503 and "tel:" in page]
    assert 0 not in statuses
    assert 500 not in statuses
    assert with_phone
    assert all("tel:" in page for status, page, _seconds in found if status == 503)
    assert slowest < PROMISE
    wait_until(lambda: ask(ports[0], "/en/")[0] == 200, "the site is back", 60)
