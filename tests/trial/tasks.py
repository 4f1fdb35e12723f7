"""Tasks that write into a file what they do, each line with the time and the process."""

import os
import time
from pathlib import Path

from django_tasks import task


def note(words: str) -> None:
    line = f"{time.time():.3f} {os.getpid()} {words}\n".encode()
    file = os.open(Path(os.environ["TRIAL_LOG"]), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        os.write(file, line)
    finally:
        os.close(file)


def tick() -> None:
    note("tick")


@task()
def slow(name: str, seconds: float) -> None:
    note(f"begin {name}")
    time.sleep(seconds)
    note(f"end {name}")


@task()
def fails(name: str) -> None:
    note(f"try {name}")
    raise ValueError(name)
