"""A PostgreSQL server for one test, which can be stopped and keeps committed data."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

import psycopg

from devtools.console import Stop, quick_folder
from devtools.postgres import Cluster, _packaged_binaries, _short_folder, _system_binaries
from tests.databases.engines import Postgres

NAME = "site"
LIKE_PRODUCTION = {
    # Without this a crash loses up to half a second of acknowledged commits.
    "synchronous_commit": "on",
    # As docker-compose.yml has it: errors are logged without what visitors wrote.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class Database(Cluster):
    """Unlike the suite's server, which may forget: here a commit is a commit, also in a crash."""

    def __init__(self, home: Path, binaries: Path) -> None:
        super().__init__(home, binaries)
        self.snapshot = home / "none"
        self.address = f"postgres://postgres@/{NAME}?host={quote(str(home), safe='')}"

    def start(self) -> None:
        super().start()
        self.create()

    def create(self) -> None:
        """Make the site's database, empty."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {NAME}")
            for name, value in LIKE_PRODUCTION.items():
                connection.execute(f"ALTER DATABASE {NAME} SET {name} = {value}")

    def halt(self) -> None:
        self._halt("fast")

    def crash(self) -> None:
        """Stop as in a power cut, without a checkpoint: at the next start the journal is replayed."""
        self._halt("immediate")

    def stun(self) -> None:
        """Leave the server's connections open and let it answer nothing, as a machine that swaps or a full virtual disk."""
        self._signal(signal.SIGSTOP)

    def wake(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, sign: signal.Signals) -> None:
        server = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        for process in [server, *map(int, children)]:
            with suppress(ProcessLookupError):
                os.kill(process, sign)

    def recover(self) -> None:
        """Start the server again if it has given up, as a supervisor does."""
        try:
            self._run("pg_ctl", "-D", self.data, "status")
        except Stop:
            self.launch()

    def _halt(self, mode: str) -> None:
        self._run("pg_ctl", "-w", "-m", mode, "-D", self.data, "stop")

    def _keep(self) -> None:
        """Nothing of this one is of use to the next run."""

    def fill_from(self, server: Postgres, template: str) -> None:
        """Copy a database of the suite's server; a copy of it first, for others need the template."""
        copy = f"worker_{os.getpid()}_faults"
        server.clone(template, copy)
        try:
            self._restore(server.url(copy))
        finally:
            server.drop(copy)

    def _restore(self, source: str) -> None:
        dump = subprocess.run(
            [self.binaries / "pg_dump", "--no-owner", source], capture_output=True, check=True
        )
        subprocess.run(
            [self.binaries / "psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", self.address],
            input=dump.stdout,
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def rows(self, query: str) -> list[Any]:
        with psycopg.connect(self.address) as connection:
            return connection.execute(query).fetchall()  # type: ignore[call-overload]

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]


@contextmanager
def database(within: Path | None = None) -> Iterator[Database | None]:
    """Start the server, in memory if no folder is given; give None where there are no programs for one."""
    with TemporaryDirectory(
        prefix="faults-",
        dir=within or quick_folder() or _short_folder(),
        ignore_cleanup_errors=True,
    ) as folder:
        binaries = _system_binaries() or _packaged_binaries(Path(folder))
        if binaries is None:
            yield None
            return
        server = Database(Path(folder), binaries)
        try:
            server.start()
            yield server
        finally:
            server.stop()
