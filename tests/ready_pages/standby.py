"""A PostgreSQL server, and a second one that follows it by streaming replication."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.console import quick_folder
from devtools.postgres import SETTINGS, _short_folder, _system_binaries
from tests.faults.database import Database

FOLLOWED = {"wal_level": "replica", "max_wal_senders": "3"}
VERSION = "SELECT COUNT(*), COALESCE(MIN(id), 0), COALESCE(MAX(id), 0) FROM core_contentchange"


class Primary(Database):
    """Writes the journal that a second server needs."""

    def launch(self) -> None:
        settings = SETTINGS | FOLLOWED | {"unix_socket_directories": str(self.home)}
        switches = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        self._run("pg_ctl", "-w", "-D", self.data, "-l", self.home / "log", "-o", switches, "start")


class Standby(Primary):
    """Follows the primary; its replay can be paused: it answers, but shows the past."""

    def follow(self, primary: Primary) -> None:
        if self.user:
            shutil.chown(self.home, self.user.pw_uid, self.user.pw_gid)
        source = ["-h", primary.home, "-U", "postgres", "-D", self.data]
        self._run("pg_basebackup", *source, "-R", "-X", "stream", "-c", "fast")
        self.launch()

    def pause(self) -> None:
        self.rows("SELECT pg_wal_replay_pause()")

    def resume(self) -> None:
        self.rows("SELECT pg_wal_replay_resume()")

    def shows_what(self, primary: Primary) -> bool:
        return self.rows(VERSION) == primary.rows(VERSION)

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._halt("immediate")


@contextmanager
def replicated() -> Iterator[tuple[Primary, Standby] | None]:
    """Start a primary and prepare a standby, which `Standby.follow` starts; give None without PostgreSQL's programs."""
    binaries = _system_binaries()
    if binaries is None or not (binaries / "pg_basebackup").exists():
        yield None
        return
    with folder("primary-") as home, folder("standby-") as other_home:
        primary, standby = Primary(home, binaries), Standby(other_home, binaries)
        try:
            primary.start()
            yield primary, standby
        finally:
            standby.stop()
            primary.stop()


@contextmanager
def folder(prefix: str) -> Iterator[Path]:
    place = quick_folder() or _short_folder()
    with TemporaryDirectory(prefix=prefix, dir=place, ignore_cleanup_errors=True) as name:
        yield Path(name)
