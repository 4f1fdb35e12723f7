"""`./dev run`: from a fresh clone to a site in the browser."""

import json
import os
import secrets
import socket
import subprocess
import time
from textwrap import indent
from urllib.request import ProxyHandler, build_opener

from devtools import environment, fingerprint
from devtools.console import ROOT, VAR, Command, Stop, run, say

HOST = "127.0.0.1"
ENV_FILE = ROOT / ".env"
STAMP = VAR / "site.json"
DATABASE = VAR / "db.sqlite3"


def serve() -> int:
    """Prepare what is missing and serve the site until somebody presses Ctrl-C."""
    port = _port()
    _ask_for_port(port)
    if "PORT" in os.environ:
        # Canonical addresses and links in mail lead to this port.
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
    environment.ensure()
    _write_secret()
    return _serve(port, logins=_prepare())


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
    say("Writing a random SECRET_KEY into .env…")
    ENV_FILE.touch(mode=0o600)
    with ENV_FILE.open("a") as file:
        file.write(f"SECRET_KEY={secrets.token_urlsafe(50)}\n")


def _prepare() -> str:
    """Migrate and seed unless nothing that matters has changed; return the demo logins."""
    now = [fingerprint.site(), os.environ.get("DJANGO_SETTINGS_MODULE", "")]
    stamp = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    if _embedded() and DATABASE.exists() and stamp.get("made of") == now:
        say("The database and the demo site are up to date.")
        return str(stamp["logins"])
    VAR.mkdir(exist_ok=True)
    for sentence, *command in (
        ("Compiling the interface's languages…", "compile_catalogues"),
        ("Migrating the database…", "migrate", "--no-input", "--verbosity=0"),
        (
            "Building the demo site in three languages (a minute or two the first time)…",
            "seed_demo",
        ),
    ):
        say(sentence)
        if manage(*command):
            raise Stop(f"`manage.py {command[0]}` failed: the reason is printed above.")
    logins = _logins()
    STAMP.write_text(json.dumps({"made of": now, "logins": logins}))
    return logins


def _logins() -> str:
    """Ask the command, which is silent outside development."""
    command: Command = [environment.PYTHON, "manage.py", "demo_logins"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def _embedded() -> bool:
    """Say whether the site uses the default database, which lies beside the stamp."""
    return "DATABASE_URL" not in os.environ and "DATABASE_URL=" not in f"\n{ENV_FILE.read_text()}"


def _serve(port: int, logins: str) -> int:
    say("Starting the server…")
    server = _start("runserver", f"{HOST}:{port}")
    worker = _start("worker")
    try:
        if _answers(server, port):
            _introduce(port, logins)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for program in (server, worker):
            program.terminate()
        for program in (server, worker):
            program.wait()


def _start(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([environment.PYTHON, "manage.py", *command], cwd=ROOT)


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server answers; say whether it lives."""
    opener = build_opener(ProxyHandler({}))
    while server.poll() is None:
        try:
            opener.open(f"http://{HOST}:{port}/en/", timeout=60).close()
        except ConnectionError:
            time.sleep(0.2)
        except OSError as error:
            if hasattr(error, "code"):
                return True  # an error page is an answer too, and its traceback is on the screen
            time.sleep(0.2)
        else:
            return True
    return False


def _introduce(port: int, logins: str) -> None:
    address = f"http://{HOST}:{port}"
    print(f"\n  The site   {address}/en/   {address}/lv/   {address}/ru/")
    print(f"  The admin  {address}/admin/")
    if logins:
        print(f"\n  Demo logins (name, password, role)\n{indent(logins, '  ')}")
    print("\n  Ctrl-C stops it.\n", flush=True)
