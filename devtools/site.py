"""`./dev run`: from a fresh clone to a site in the browser."""

import json
import os
import secrets
import socket
import sqlite3
from textwrap import indent
from typing import Any

from devtools import environment, fingerprint, preparing
from devtools.console import ROOT, VAR, Stop, run
from devtools.progress import Progress
from devtools.server import Program, answers

HOST = "127.0.0.1"
ENV_FILE = ROOT / ".env"
STAMP = VAR / "site.json"
DATABASE = VAR / "db.sqlite3"
LOG = VAR / "run.log"

#: The phases of a first start, each with its duration in seconds on an ordinary machine with two cores.
INSTALL = {environment.CREATING: 5.0, environment.installing(environment.RUNTIME): 10.0}
PREPARE = {
    "Compiling the interface's languages": 3.0,
    "Migrating the database": 11.0,
    "Writing the guides": 2.0,
    "Publishing them in three languages": 20.0,
    "Updating the search indexes": 3.0,
}
START = {"Starting the server": 5.0}


def serve() -> int:
    """Prepare what is missing and serve the site until Ctrl-C."""
    port = _port()
    _ask_for_port(port)
    if "PORT" in os.environ:
        # Canonical addresses and links in mail use this port.
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
    VAR.mkdir(exist_ok=True)
    _write_secret()
    now = [fingerprint.site(), os.environ.get("DJANGO_SETTINGS_MODULE", "")]
    stamp = _stamp()
    current = _embedded() and DATABASE.exists() and stamp.get("made of") == now
    progress = Progress({**INSTALL, **({} if current else PREPARE), **START})
    environment.ensure(progress=progress)
    LOG.unlink(missing_ok=True)
    if not current:
        stamp = {"made of": now, "logins": _prepare(progress, fresh=_embedded() and not stamp)}
        unfinished = STAMP.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(stamp))
        unfinished.replace(STAMP)
    return _serve(port, str(stamp["logins"]), progress)


def manage(*arguments: str) -> int:
    return run([environment.PYTHON, "manage.py", *arguments])


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise Stop(f"PORT must be a number between 1 and 65535, not “{text}”.")
    return int(text)


def _ask_for_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            reason = (
                "may not be used"
                if isinstance(error, PermissionError)
                else "is taken by another program"
            )
            raise Stop(
                f"Port {port} {reason}: choose another, for example `PORT=8001 make run`."
            ) from None


def _write_secret() -> None:
    if ENV_FILE.exists() and "SECRET_KEY=" in ENV_FILE.read_text():
        return
    ENV_FILE.touch(mode=0o600)
    with ENV_FILE.open("a") as file:
        file.write(f"SECRET_KEY={secrets.token_urlsafe(50)}\n")


def _stamp() -> dict[str, Any]:
    """Return the stamp of the last completed start; empty before the first."""
    try:
        return dict(json.loads(STAMP.read_text()))
    except (FileNotFoundError, ValueError):
        return {}


def _prepare(progress: Progress, *, fresh: bool) -> str:
    """Migrate and seed in one process; return the demo logins."""
    if fresh and DATABASE.exists() and not _is_sound():
        aside = DATABASE.with_suffix(".damaged")
        DATABASE.replace(aside)
        print(f"  The unfinished database was damaged: set aside as {aside.relative_to(ROOT)}.")
    return preparing.prepare(progress, list(PREPARE), LOG, fresh=fresh)


def _is_sound() -> bool:
    """Return whether SQLite can read the whole database: an unfinished one may be damaged by a power cut."""
    try:
        connection = sqlite3.connect(DATABASE, timeout=60)
        try:
            return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


def _embedded() -> bool:
    """Return whether the site uses the default database, stored beside the stamp."""
    return "DATABASE_URL" not in os.environ and "DATABASE_URL=" not in f"\n{ENV_FILE.read_text()}"


def _serve(port: int, logins: str, progress: Progress) -> int:
    address = f"http://{HOST}:{port}/en/"
    programs: list[Program] = []
    try:
        with progress.phase(*START):
            server = Program(LOG, "runserver", f"{HOST}:{port}")
            programs.append(server)
            if not answers(server, address, progress.tick):
                raise Stop(preparing.failed("The server ended", LOG))
        # The worker requests every page, so it starts only after the server's first response.
        programs.append(Program(LOG, "worker"))
        _introduce(port, logins)
        for program in programs:
            program.show()
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for program in programs:
            program.stop()


def _introduce(port: int, logins: str) -> None:
    address = f"http://{HOST}:{port}"
    print(f"\n  The site   {address}/en/   {address}/lv/   {address}/ru/")
    print(f"  The admin  {address}/admin/")
    if logins:
        print(f"\n  Demo logins (name, password, role)\n{indent(logins, '  ')}")
    print("\n  Ctrl-C stops it.\n", flush=True)
