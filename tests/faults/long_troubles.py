"""The faults of the table in docs/reliability.md, each alone. Some last a minute: they run by their own command, and at night."""

import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.database import Database
from tests.faults.disk import Disk
from tests.faults.processes import Process, wait_until
from tests.faults.release import Restoration, roll
from tests.faults.site import HOST, Site
from tests.faults.story import Trouble
from tests.smtp import ACCEPT, HANG, HANG_UP, REFUSE, Sink
from tests.store import Store

RECIPIENT = "reception@example.lv"
CLOCK = Path(__file__).parent / "clock"


@dataclass
class Place:
    """The site under measurement, with what it stands on."""

    site: Site
    own: Database
    folder: Path
    #: The bucket with the site's media, and the relay by which the site reaches it.
    store: Store
    store_relay: Process
    disk: Disk | None


def every(place: Place) -> Iterator[Trouble]:
    yield Trouble("none", nothing, nothing)
    yield from of_mail(place.site.sink)
    yield from of_processes(place)
    yield from of_the_database(place)
    yield from of_the_cache(place.site)
    yield from of_the_store(place)
    yield from of_clocks(place.site)
    if place.disk:
        yield of_the_disk(place.disk, place.own)
    # At the end: what follows would run on the next release, and on another database.
    yield Trouble("rolling deployment with a migration", lambda: roll(place.site), nothing, 0)
    restoration = Restoration(place.site, place.folder)
    yield Trouble(
        "backup restored into an empty database",
        restoration.lose_and_restore,
        restoration.start,
        0,
        without_web=True,
        after_publication=True,
    )


def nothing() -> None:
    """Break or mend nothing."""


def both(*actions: Callable[[], object]) -> Callable[[], None]:
    return lambda: [action() for action in actions] and None


def of_mail(sink: Sink) -> Iterator[Trouble]:
    def mail(mode: str) -> Callable[[], None]:
        return lambda: sink.behave(mode)

    def unknown(*addresses: str) -> Callable[[], None]:
        return lambda: setattr(sink, "unknown", set(addresses))

    yield Trouble("mail server refuses (451)", mail(REFUSE), mail(ACCEPT), 10)
    yield Trouble("mail server refuses the recipient (550)", unknown(RECIPIENT), unknown(), 10)
    yield Trouble("mail server hangs", mail(HANG), mail(ACCEPT), 20)
    yield Trouble("mail server hangs up after taking mail", mail(HANG_UP), mail(ACCEPT), 5)


def of_processes(place: Place) -> Iterator[Trouble]:
    worker, own = place.site.worker, place.own
    one, other = place.site.webs.values()
    more = [again(worker, number, place.folder) for number in (2, 3)]
    yield Trouble("web server killed (-9)", one.kill, one.start, 3)
    yield Trouble("worker killed (-9)", worker.kill, worker.start, 3)
    yield Trouble(
        "three workers at one hour",
        both(*(one.start for one in more)),
        both(*(one.stop for one in more)),
        40,
    )
    yield Trouble(
        "both web servers, the worker and PostgreSQL killed",
        both(one.kill, other.kill, worker.kill, own.crash),
        both(own.launch, one.start, other.start, worker.start),
        3,
        without_web=True,
    )


def of_the_database(place: Place) -> Iterator[Trouble]:
    own = place.own
    yield Trouble("PostgreSQL restarted", own.halt, own.launch, 0.5)
    yield Trouble("PostgreSQL crashes", own.crash, own.launch, 0.5)
    yield Trouble("PostgreSQL stopped for 60 s", own.halt, own.launch, 60)
    yield Trouble("PostgreSQL stunned for 20 s (SIGSTOP)", own.stun, own.wake, 20)
    if relay := place.site.relay:
        yield Trouble("PostgreSQL out of reach for 20 s", relay.stun, relay.wake, 20)


def of_the_cache(site: Site) -> Iterator[Trouble]:
    cache = site.cache
    yield Trouble("cache stopped", cache.kill, cache.start, 10)
    yield Trouble("cache hangs", cache.stun, cache.wake, 10)
    yield Trouble("cache poisoned", lambda: poison(site), nothing, 5)


def of_the_store(place: Place) -> Iterator[Trouble]:
    """While it lasts there are pictures to draw."""
    relay, store = place.store_relay, place.store

    def undrawn() -> None:
        place.own.execute("DELETE FROM core_rendition")

    def full(*, on: bool) -> Callable[[], None]:
        return lambda: setattr(store, "is_full", on)

    yield Trouble("S3 stopped", both(undrawn, relay.kill), relay.start, 15)
    yield Trouble("S3 hangs", both(undrawn, relay.stun), relay.wake, 20)
    yield Trouble("S3 full (507)", both(undrawn, full(on=True)), full(on=False), 15)


def of_clocks(site: Site) -> Iterator[Trouble]:
    one = next(iter(site.webs.values()))
    for seconds in (600, -600):
        wrong = Clocks([one, site.worker], seconds)
        name = f"clock of a web server and the worker {seconds // 60:+d} min"
        yield Trouble(name, wrong.set, wrong.right, 10)


def of_the_disk(disk: Disk, own: Database) -> Trouble:
    return Trouble(
        "disk of database and logs full",
        lambda: disk.fill_under(own),
        both(disk.clear, own.recover),
        10,
    )


class Clocks:
    """Starts processes again with a wrong clock, and then with the right one."""

    def __init__(self, processes: list[Process], seconds: int) -> None:
        self.processes = processes
        self.seconds = seconds
        self.before = [dict(one.env) for one in processes]

    def set(self) -> None:
        for one in self.processes:
            path = os.pathsep.join([str(CLOCK), one.env["PYTHONPATH"]])
            one.env |= {"FAULT_CLOCK": str(self.seconds), "PYTHONPATH": path}
        self._again()

    def right(self) -> None:
        for one, env in zip(self.processes, self.before, strict=True):
            one.env = env
        self._again()

    def _again(self) -> None:
        for one in self.processes:
            one.stop()
            one.start()


def again(process: Process, number: int, folder: Path) -> Process:
    return Process(f"{process.name}-{number}", process.command[2:], process.env, folder)


def poison(site: Site) -> None:
    """Make every value in the cache unreadable."""
    port = int(site.cache.command[-1])
    with socket.create_connection((HOST, port), timeout=5) as connection:
        connection.sendall(b"*1\r\n$6\r\nPOISON\r\n")
        wait_until(lambda: connection.recv(64).startswith(b"+OK"), "the cache is poisoned", 5)
