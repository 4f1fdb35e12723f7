"""The threads of a worker: one loop over the queues of the engine for each, until it is told to stop."""

import logging
import time
from threading import Thread
from typing import Protocol

from django.db import Error, connections

from core.background.engine import DATABASE, PROCRASTINATE, QUEUES, runs, stopping

logger = logging.getLogger("core.worker")

FIRST_PAUSE, LONGEST_PAUSE = 1, 30


class Runner(Protocol):
    def run(self) -> None: ...

    def stop(self) -> None: ...


def runners(*, batch: bool = False) -> list[Runner]:
    """Return the loops over the engine's queues; with ``batch``, each ends when its queue is empty."""
    if runs(DATABASE):
        from core.background import database

        return [database.Runner(backend, queue, batch=batch) for backend, queue in QUEUES]
    if runs(PROCRASTINATE):
        from core.background import distributed

        mail, *others = [distributed.queue_of(*queue) for queue in QUEUES]
        return [
            distributed.Runner([mail], batch=batch),
            distributed.Runner(others, concurrency=distributed.CONCURRENCY, batch=batch),
        ]
    return []


def start(loops: list[Runner]) -> list[Thread]:
    threads = [Thread(target=_keep_running, args=[loop], daemon=True) for loop in loops]
    for thread in threads:
        thread.start()
    return threads


def stop(loops: list[Runner], threads: list[Thread]) -> None:
    """End the loops; return when their running tasks are finished."""
    for loop in loops:
        loop.stop()
    for thread in threads:
        thread.join()


def _keep_running(loop: Runner) -> None:
    failures = 0
    while not stopping.is_set():
        begun = time.monotonic()
        try:
            loop.run()
        except Error as error:
            logger.warning("The database failed (%s)", type(error).__name__)
        except Exception:
            logger.exception("The queue could not be read")
        connections.close_all()
        # A loop that ran for a while had recovered.
        failures = 0 if time.monotonic() - begun > LONGEST_PAUSE else failures + 1
        stopping.wait(min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(failures, 8)))
