"""The faults of the table in docs/reliability.md, each alone. Some last a minute: they run by their own command, and at night."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.database import Database
from tests.faults.processes import Process, wait_until
from tests.faults.site import HOST, Site
from tests.faults.story import Trouble
from tests.smtp import ACCEPT, HANG, HANG_UP, REFUSE

RECIPIENT = "reception@example.lv"
CLOCK = Path(__file__).parent / "clock"


def every(site: Site, own: Database, folder: Path) -> Iterator[Trouble]:
    worker, cache = site.worker, site.cache
    one, other = site.webs.values()

    def nothing() -> None:
        """The row to compare with."""

    def mail(mode: str) -> Callable[[], None]:
        return lambda: site.sink.behave(mode)

    def unknown(*addresses: str) -> Callable[[], None]:
        return lambda: setattr(site.sink, "unknown", set(addresses))

    def both(*actions: Callable[[], object]) -> Callable[[], None]:
        return lambda: [action() for action in actions] and None

    yield Trouble("none", nothing, nothing)
    yield Trouble("mail server refuses (451)", mail(REFUSE), mail(ACCEPT), 10)
    yield Trouble("mail server refuses the recipient (550)", unknown(RECIPIENT), unknown(), 10)
    yield Trouble("mail server hangs", mail(HANG), mail(ACCEPT), 20)
    yield Trouble("mail server hangs up after taking mail", mail(HANG_UP), mail(ACCEPT), 5)
    yield Trouble("web server killed (-9)", one.kill, one.start, 3)
    yield Trouble("worker killed (-9)", worker.kill, worker.start, 3)
    yield Trouble("PostgreSQL restarted", own.halt, own.launch, 0.5)
    yield Trouble("PostgreSQL crashes", own.crash, own.launch, 0.5)
    yield Trouble("PostgreSQL stopped for 60 s", own.halt, own.launch, 60)
    stunned = Stunned(own)
    yield Trouble("PostgreSQL stunned for 20 s (SIGSTOP)", stunned.stop, stunned.go_on, 20)
    if site.relay:
        yield Trouble("PostgreSQL out of reach for 20 s", site.relay.stun, site.relay.wake, 20)
    yield Trouble("cache stopped", cache.kill, cache.start, 10)
    yield Trouble("cache hangs", cache.stun, cache.wake, 10)
    yield Trouble("cache poisoned", lambda: poison(site), nothing, 5)
    for seconds in (600, -600):
        wrong = Clocks([one, worker], seconds)
        name = f"clock of a web server and the worker {seconds // 60:+d} min"
        yield Trouble(name, wrong.set, wrong.right, 10)
    more = [again(worker, number, folder) for number in (2, 3)]
    yield Trouble(
        "three workers", both(*(one.start for one in more)), both(*(one.stop for one in more)), 15
    )
    yield Trouble(
        "both web servers, the worker and PostgreSQL killed",
        both(one.kill, other.kill, worker.kill, own.crash),
        both(own.launch, one.start, other.start, worker.start),
        3,
    )


class Stunned:
    """Every process of the database server, suspended: connections open, no answer."""

    def __init__(self, own: Database) -> None:
        self.own = own
        self.suspended: list[int] = []

    def stop(self) -> None:
        first = int((self.own.data / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(first)], capture_output=True, text=True, check=False
        ).stdout.split()
        # The parent first, so that it starts no other.
        self.suspended = [first, *map(int, children)]
        for process in self.suspended:
            os.kill(process, signal.SIGSTOP)

    def go_on(self) -> None:
        for process in reversed(self.suspended):
            os.kill(process, signal.SIGCONT)


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
