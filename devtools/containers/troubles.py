"""Faults of the running services, each under readers and writers, as rows of a table for docs/reliability.md."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from devtools.console import Stop
from devtools.containers import trials
from devtools.containers.stack import Stack, wait_until
from devtools.containers.visitors import Crowd

#: Pages that the site keeps ready and the proxy keeps, too. A fault must not reach their readers.
KEPT = ["/en/", "/lv/", "/ru/", "/en/guides/"]
#: A parameter that no page knows: Django answers.
UNCACHED = ["/en/?fault=1", "/lv/search/?q=mugura"]
HEADING = "| fault | requests | errors: kept pages | errors: pages from Django, and the form | thanked | stored |"


@dataclass
class Trouble:
    name: str
    #: Called with the stack; the fault is over when it returns.
    cause: Callable[[Stack], None]


def rows(stack: Stack) -> Iterator[str]:
    """Cause each fault and return the table's lines. Raises `Stop` if a form was lost or a kept page was not there."""
    yield HEADING
    yield "|---|---|---|---|---|---|"
    for trouble in TROUBLES:
        yield _row(stack, trouble)


def _row(stack: Stack, trouble: Trouble) -> str:
    before = trials.stored(stack)
    crowd = Crowd(stack.address, [*KEPT, *UNCACHED], trials.FORM)
    for page in KEPT:
        crowd.ask("GET", page)
    crowd.start()
    wait_until(lambda: crowd.thanked > 0, "the first form is thanked for")
    trouble.cause(stack)
    stack.wait_until_healthy()
    thanked = crowd.thanked
    wait_until(lambda: crowd.thanked > thanked + 2, f"forms are taken in again ({trouble.name})")
    crowd.stop()
    return judged(trouble.name, crowd, trials.stored(stack) - before)


def judged(name: str, crowd: Crowd, stored: int) -> str:
    """Return the row of a fault. Raises `Stop` if a form was lost or stored twice, or a kept page was not there."""
    kept, others = _errors(crowd)
    row = f"| {name} | {crowd.total} | {kept} | {others} | {crowd.thanked} | {stored} |"
    # A form may be stored whose thank-you page the fault cut off.
    if kept or not crowd.thanked <= stored <= crowd.thanked + others:
        raise Stop(f"{row}\n{crowd.lost[:20]}")
    return row


def _errors(crowd: Crowd) -> tuple[int, int]:
    """Return the number of errors on kept pages, and elsewhere."""
    kept = [line for line in crowd.lost if line.removeprefix("GET ").partition(": ")[0] in KEPT]
    return len(kept), len(crowd.lost) - len(kept)


def _killed(service: str) -> Callable[[Stack], None]:
    """Kill one container of a service, as a lack of memory does, and start it again."""

    def cause(stack: Stack) -> None:
        name = _containers(stack, service)[0]
        stack.engine.run("kill", "--signal", "KILL", name)
        time.sleep(5)
        stack.engine.run("start", name)

    return cause


def _stopped(service: str, seconds: float) -> Callable[[Stack], None]:
    return _between("stop", "start", service, seconds)


def _hanging(service: str, seconds: float) -> Callable[[Stack], None]:
    """Freeze a service: its connections stay open, and nothing answers."""
    return _between("pause", "unpause", service, seconds)


def _between(first: str, then: str, service: str, seconds: float) -> Callable[[Stack], None]:
    def cause(stack: Stack) -> None:
        with _done_again(stack, service, first, then):
            time.sleep(seconds)

    return cause


@contextmanager
def _done_again(stack: Stack, service: str, first: str, then: str) -> Iterator[None]:
    names = _containers(stack, service)
    stack.engine.run(first, *names)
    try:
        yield
    finally:
        stack.engine.run(then, *names)


def _containers(stack: Stack, service: str) -> list[str]:
    return stack.compose("ps", "--format", "{{.Name}}", service).split()


TROUBLES = [
    Trouble("one of two web servers killed (-9)", _killed("web")),
    Trouble("worker killed (-9)", _killed("worker")),
    Trouble("PostgreSQL restarted", _stopped("database", 0)),
    Trouble("PostgreSQL killed (-9)", _killed("database")),
    Trouble("PostgreSQL stopped for 60 s", _stopped("database", 60)),
    Trouble("PostgreSQL hangs for 20 s", _hanging("database", 20)),
    Trouble("cache stopped for 20 s", _stopped("cache", 20)),
    Trouble("cache hangs for 20 s", _hanging("cache", 20)),
    Trouble("store stopped for 20 s", _stopped("store", 20)),
    Trouble("store hangs for 20 s", _hanging("store", 20)),
]
