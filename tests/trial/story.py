"""What is done to the workers of one engine, and what has to come out."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import django
from django.db import connection

from tests.faults.processes import Process, wait_until

WORKERS = 3
LONG = 240


@dataclass(frozen=True)
class Line:
    at: float
    process: int
    words: str


def lines(words: str) -> list[Line]:
    path = Path(os.environ["TRIAL_LOG"])
    found = [line.split(" ", 2) for line in path.read_text().splitlines()] if path.exists() else []
    return [Line(float(at), int(pid), text) for at, pid, text in found if text == words]


def said(words: str, number: int = 1) -> Line:
    wait_until(lambda: len(lines(words)) >= number, f"{words} ({number})", LONG)
    return lines(words)[number - 1]


def report(what: str, seconds: float | None = None) -> None:
    print(f"  {what}" + ("" if seconds is None else f": {seconds:.1f} s"), flush=True)


@contextmanager
def workers(folder: Path) -> Iterator[list[Process]]:
    made = [
        Process(f"worker-{n}", ("django", "worker"), os.environ, folder) for n in range(WORKERS)
    ]
    for process in made:
        process.start()
    try:
        yield made
    finally:
        for process in made:
            process.stop()


def of(made: list[Process], line: Line) -> Process:
    return next(
        process for process in made if process.running and process.running.pid == line.process
    )


def a_job_runs_once_among_all() -> None:
    said("tick", 10)
    ticks = lines("tick")
    gaps = [later.at - sooner.at for sooner, later in pairwise(ticks)]
    assert min(gaps) > 1, gaps
    report(
        f"{len(ticks)} runs of a job of every 2 s in {len({t.process for t in ticks})} workers, "
        f"none twice; the shortest gap",
        min(gaps),
    )


def a_killed_worker(made: list[Process]) -> None:
    from tests.trial.tasks import slow

    slow.enqueue("killed", 3)
    begun = said("begin killed")
    victim = of(made, begun)
    victim.kill()
    killed = time.time()
    again = said("begin killed", 2)
    said("end killed")
    assert len(lines("end killed")) == 1
    report("killed with -9 in the middle, begun again after", again.at - killed)
    victim.start()


def failures() -> None:
    from tests.trial.tasks import fails

    fails.enqueue("failing")
    said("try failing", 3)
    first, second, third = lines("try failing")[:3]
    assert third.at - second.at > second.at - first.at
    report(f"a failing task: pauses {second.at - first.at:.0f} s, {third.at - second.at:.0f} s, …")


def told_to_stop(made: list[Process]) -> None:
    from tests.trial.tasks import slow

    slow.enqueue("stopped", 3)
    stopped = of(made, said("begin stopped"))
    assert stopped.running
    stopped.running.send_signal(signal.SIGTERM)
    code = stopped.running.wait(LONG)
    assert (code, len(lines("end stopped"))) == (0, 1)
    report("SIGTERM: the running task was finished")
    stopped.start()


def robbed_of_the_queue(folder: Path) -> None:
    """With every worker stopped, empty the queue's tables: requests are still notified, jobs still run."""
    from forms.models import Notification
    from forms.outbox import look_now
    from tests.callbacks import notification

    for _number in range(20):
        notification()
        look_now.enqueue()
    tables = [name for name in connection.introspection.table_names() if name in QUEUE_TABLES]
    assert tables
    with connection.cursor() as cursor:
        for table in tables:
            cascade = " CASCADE" if connection.vendor == "postgresql" else ""
            verb = "TRUNCATE" if cascade else "DELETE FROM"
            cursor.execute(f"{verb} {table}{cascade}")
    emptied, ticked = time.time(), len(lines("tick"))
    with workers(folder):
        wait_until(lambda: not Notification.objects.filter(sent_at=None).exists(), "all mail", LONG)
        report("the queue was emptied; all 20 requests notified after", time.time() - emptied)
        said("tick", ticked + 2)


QUEUE_TABLES = {"django_tasks_database_dbtaskresult", "procrastinate_jobs"}


def play(folder: Path) -> None:
    with workers(folder) as made:
        a_job_runs_once_among_all()
        a_killed_worker(made)
        failures()
        told_to_stop(made)
    robbed_of_the_queue(folder)
    assert "Traceback" not in "".join(
        text
        for log in folder.glob("*.log")
        for text in [log.read_text().replace("ValueError", "")]
        if "Task id" not in text
    )


if __name__ == "__main__":
    django.setup()
    play(Path(os.environ["TRIAL_LOG"]).parent)
