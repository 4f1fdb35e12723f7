"""Everything between the installed packages and the server, in one process: ``python -m demo.prepare``.

Compiles the catalogues, migrates, seeds and lists the demo logins. Progress goes to
standard output, one JSON object a line; everything else that is printed or logged goes
to standard error. ``--fresh`` says that the database has never been finished: it is then
written without waiting for the disk.
"""

import fcntl
import gc
import io
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

import django
from django.conf import settings


class Events:
    """Writes the progress for the program that started this one.

    When that program is gone, the next event ends this one too.
    """

    def __init__(self, out: TextIO) -> None:
        self.out = out

    def __call__(self, phase: str, done: int, total: int) -> None:
        self.write({"phase": phase, "done": done, "total": total})

    def write(self, event: dict[str, Any]) -> None:
        self.out.write(json.dumps(event) + "\n")
        self.out.flush()


class Migrations(io.StringIO):
    """Takes the output of ``migrate`` and counts the migrations in it."""

    def __init__(self, tell: Events, total: int) -> None:
        super().__init__()
        self.report = tell
        self.total = total
        self.done = 0

    def write(self, text: str) -> int:
        if "Applying " in text:
            self.report("migrate", self.done, self.total)
            self.done += 1
        return sys.stderr.write(text)


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings.dev")
    tell = Events(_own_output())
    tell("catalogues", 0, 1)
    lock = only_one()
    from core.catalogues import compile_catalogues

    # Before anything of Django reads a catalogue: it reads each of them once.
    compile_catalogues(settings.LOCALE_PATHS)
    django.setup()
    if "--fresh" in arguments:
        _write_without_waiting()
        _migrate_unfinished(tell)
    else:
        _migrate(tell)
    _seed(tell)
    from demo.accounts import login_lines

    logins = "".join(f"{line}\n" for line in login_lines())
    _reach_the_disk()
    tell.write({"logins": logins})
    lock.close()


def only_one() -> TextIO:
    """Wait for another process that prepares the site: one that was left behind ends with its next event."""
    settings.VAR_DIR.mkdir(exist_ok=True)
    lock = (settings.VAR_DIR / "prepare.lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def _own_output() -> TextIO:
    """Keep standard output for the events: what anybody prints goes to standard error."""
    own = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return own


def _migrate(tell: Events) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    tell("migrate", 0, len(plan))
    # Migrations render thousands of classes; looking for garbage takes a third of their time.
    gc.disable()
    call_command("migrate", interactive=False, stdout=Migrations(tell, len(plan)))
    gc.enable()


def _migrate_unfinished(tell: Events) -> None:
    """Migrate a database that was never finished; begin again if one of Wagtail's migrations was killed half way.

    On SQLite some of them run outside a transaction: what they have done cannot be done twice.
    """
    from django.db import OperationalError, connection

    try:
        _migrate(tell)
    except OperationalError:
        name = connection.settings_dict["NAME"]
        if connection.vendor != "sqlite":
            raise
        connection.close()
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
        _write_without_waiting()
        _migrate(tell)


def _seed(tell: Events) -> None:
    from demo.seeding import seed

    # What is loaded by now stays.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    seed(tell)


def _write_without_waiting() -> None:
    """Let SQLite leave it to the system when the database reaches the disk: a killed process loses nothing.

    A power cut may damage the file. `devtools.site` sets such a file aside.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")


def _reach_the_disk() -> None:
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
        with open(connection.settings_dict["NAME"], "rb") as file:  # noqa: PTH123
            os.fsync(file.fileno())


if __name__ == "__main__":
    main(sys.argv[1:])
