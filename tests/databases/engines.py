"""Operations that differ between SQLite and PostgreSQL: copying, renaming and dropping a database."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

Settings = dict[str, Any]


class Engine(Protocol):
    def name(self, name: str) -> str:
        """Return what Django calls the database."""

    def url(self, name: str) -> str: ...

    def names(self) -> list[str]:
        """Return the databases that the tests have made, the oldest first."""

    def clone(self, source: str, target: str) -> None: ...

    def create(self, name: str) -> None: ...

    def rename(self, old: str, new: str) -> None: ...

    def drop(self, name: str) -> None: ...


class Sqlite:
    """One file per database; the templates stay, the copies of them lie in a temporary folder."""

    def __init__(self, templates: Path, copies: Path) -> None:
        self.templates = templates
        self.copies = copies

    def _path(self, name: str) -> Path:
        folder = self.copies if name.startswith("worker_") else self.templates
        return folder / f"{name}.sqlite3"

    def name(self, name: str) -> str:
        return str(self._path(name))

    def url(self, name: str) -> str:
        return f"sqlite:///{self._path(name)}"

    def names(self) -> list[str]:
        files = self.templates.glob("*.sqlite3")
        return [path.stem for path in sorted(files, key=lambda path: path.stat().st_mtime)]

    def clone(self, source: str, target: str) -> None:
        self.drop(target)
        shutil.copyfile(self._path(source), self._path(target))

    def create(self, name: str) -> None:
        self.drop(name)

    def rename(self, old: str, new: str) -> None:
        self._path(old).replace(self._path(new))

    def drop(self, name: str) -> None:
        for suffix in ("", "-journal", "-wal", "-shm", ".migrating"):
            Path(f"{self._path(name)}{suffix}").unlink(missing_ok=True)


class Postgres:
    """One database per name, on the server that ``DATABASE_URL`` names."""

    prefix = "massage_test_"

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.maintenance = settings["NAME"]

    def name(self, name: str) -> str:
        return f"{self.prefix}{name}"

    def url(self, name: str) -> str:
        options = dict(self.settings.get("OPTIONS", {}))
        user, password = (
            quote(self.settings.get(key) or "", safe="") for key in ("USER", "PASSWORD")
        )
        address = f"{self.settings.get('HOST') or ''}{f':{port}' if (port := self.settings.get('PORT')) else ''}"
        query = f"?{urlencode(options)}" if options else ""
        return f"postgres://{user}:{password}@{address}/{self.name(name)}{query}"

    def names(self) -> list[str]:
        with self._connect() as connection:
            rows = connection.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid",
                [self.prefix],
            ).fetchall()
        return [name.removeprefix(self.prefix) for (name,) in rows]

    def clone(self, source: str, target: str) -> None:
        self.drop(target)
        self._execute("CREATE DATABASE {} TEMPLATE {}", target, source)

    def create(self, name: str) -> None:
        self.drop(name)
        self._execute("CREATE DATABASE {}", name)

    def rename(self, old: str, new: str) -> None:
        self._execute("ALTER DATABASE {} RENAME TO {}", old, new)

    def drop(self, name: str) -> None:
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _execute(self, statement: str, *names: str) -> None:
        identifiers = [sql.Identifier(self.name(name)) for name in names]
        with self._connect() as connection:
            connection.execute(sql.SQL(statement).format(*identifiers))  # type: ignore[arg-type]

    @contextmanager
    def _connect(self) -> Iterator[psycopg.Connection]:
        keys = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
        parameters = {
            ours: self.settings[theirs]
            for theirs, ours in keys.items()
            if self.settings.get(theirs)
        }
        options = {**self.settings.get("OPTIONS", {}), **parameters}
        with psycopg.connect(dbname=self.maintenance, autocommit=True, **options) as connection:
            yield connection
