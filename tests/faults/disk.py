"""A small disk of its own, with the database and the logs, which can be full."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from tests.faults.database import Database

SIZE = "900m"
#: Attempts after which a server that still writes is left alone.
SEGMENTS = 300


class Disk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.filler = folder / "filler"

    def fill(self) -> None:
        """Leave no byte free."""
        with self.filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(2**20)):
                pass
        with self.filler.open("ab", buffering=0) as file, suppress(OSError):
            while file.write(b"x"):
                pass

    def fill_under(self, own: Database) -> None:
        """Fill it, and let the database use up the segments of its journal that it had set aside."""
        self.fill()
        with suppress(psycopg.Error):
            for _ in range(SEGMENTS):
                own.rows("SELECT pg_logical_emit_message(true, '', repeat('x', 1000))")
                own.rows("SELECT pg_switch_wal()")

    def clear(self) -> None:
        self.filler.unlink()


@contextmanager
def small_disk() -> Iterator[Disk | None]:
    """Mount a disk of a fixed size; give None where that is not allowed."""
    with TemporaryDirectory(prefix="disk-", dir="/tmp") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0755", "tmpfs", folder]
        if os.geteuid() or subprocess.run(mount, check=False).returncode:
            yield None
            return
        try:
            yield Disk(Path(folder))
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)
