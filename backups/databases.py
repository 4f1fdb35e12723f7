"""Copying a whole database and putting it back in one step, by the tools of each database."""

import gzip
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Protocol

from django.db import connection
from psycopg.conninfo import make_conninfo

from backups.errors import BackupError

#: Parameters of psycopg that the programs of PostgreSQL do not know.
NOT_OF_LIBPQ = {"client_encoding", "context", "cursor_factory", "password", "prepare_threshold"}
EMPTY_SCHEMA = "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"


class Database(Protocol):
    def dump(self, stream: BinaryIO) -> None:
        """Write a copy of one moment, while others read and write."""

    def check(self, dump: Path) -> None:
        """Raise `BackupError` if the copy cannot be restored."""

    def restore(self, dump: Path, *, replace: bool) -> None:
        """Put the copy into the database, whole or not at all."""


def database() -> Database:
    """Return the site's database."""
    parameters = connection.get_connection_params()
    if connection.vendor == "postgresql":
        return Postgres(parameters)
    return Sqlite(Path(parameters["database"]))


def is_empty() -> bool:
    return not connection.introspection.table_names()


class Sqlite:
    """By SQLite's backup interface: it copies a database in use, and replaces one in one transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def dump(self, stream: BinaryIO) -> None:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "database.sqlite3"
            with closing(sqlite3.connect(self.path)) as source, closing(_open(copy)) as target:
                source.backup(target)
            with copy.open("rb") as file, gzip.GzipFile(fileobj=stream, mode="wb") as packed:
                shutil.copyfileobj(file, packed)

    def check(self, dump: Path) -> None:
        with TemporaryDirectory() as folder:
            self._unpack(dump, Path(folder) / "database.sqlite3")

    def restore(self, dump: Path, *, replace: bool) -> None:
        with TemporaryDirectory() as folder:
            copy = self._unpack(dump, Path(folder) / "database.sqlite3")
            with closing(_open(copy)) as source, closing(_open(self.path)) as target:
                source.backup(target)

    def _unpack(self, dump: Path, copy: Path) -> Path:
        try:
            with gzip.open(dump) as packed, copy.open("wb") as file:
                shutil.copyfileobj(packed, file)
            with closing(_open(copy)) as unpacked:
                [answer] = unpacked.execute("PRAGMA integrity_check").fetchone()
        except (OSError, EOFError, sqlite3.DatabaseError) as error:
            raise BackupError(f"The copy of the database is damaged: {error}") from None
        if answer != "ok":
            raise BackupError(f"The copy of the database is damaged: {answer}")
        return copy


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=60)


class Postgres:
    """By ``pg_dump``, ``pg_restore`` and ``psql``, which must not be older than the server."""

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        known = {key: value for key, value in parameters.items() if key not in NOT_OF_LIBPQ}
        self.address = f"--dbname={make_conninfo(**known)}"
        # Not an argument: every user of the machine sees those.
        self.environment = {**os.environ, "PGPASSWORD": parameters.get("password") or ""}

    def dump(self, stream: BinaryIO) -> None:
        self._run(
            ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", self.address], stream
        )

    def check(self, dump: Path) -> None:
        # To SQL, not only to a list: that reads the content of all tables too.
        self._run(["pg_restore", "--file=/dev/null", str(dump)])

    def restore(self, dump: Path, *, replace: bool) -> None:
        with TemporaryDirectory() as folder:
            # Whole before the first statement runs: psql would commit what it got of a broken stream.
            first, script = Path(folder) / "first.sql", Path(folder) / "database.sql"
            first.write_text(EMPTY_SCHEMA if replace else "")
            options = ["--no-owner", "--no-privileges"]
            self._run(["pg_restore", *options, f"--file={script}", str(dump)])
            files = [f"--file={path}" for path in (first, script)]
            stop = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction"]
            self._run(["psql", *stop, *files, self.address])

    def _run(self, command: Sequence[str], stream: BinaryIO | int = subprocess.DEVNULL) -> None:
        try:
            result = subprocess.run(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.PIPE,
                check=False,
            )
        except FileNotFoundError:
            raise BackupError(
                f"{command[0]} is not installed: on Debian, `apt-get install postgresql-client`."
            ) from None
        if result.returncode:
            raise BackupError(f"{command[0]} failed: {_first_line(result.stderr)}")


def _first_line(text: bytes) -> str:
    """Return the first line only: those below may quote rows of the database."""
    return next(iter(text.decode(errors="replace").splitlines()), "no message")
