"""The whole site as processes: two web servers, a worker, a database, a cache, a mail server."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from devtools.console import ROOT, VAR
from mysite.settings.keys import derived_key
from tests.faults.database import NAME, Database
from tests.faults.processes import Process, wait_until
from tests.smtp import Sink, free_port, smtp_sink

HOST = "127.0.0.1"
#: Seconds a word with the mail server may take: short, so that a dead worker's lease is short too.
EMAIL_TIMEOUT = 2


@dataclass
class Site:
    database: Database
    sink: Sink
    cache: Process
    worker: Process
    webs: dict[int, Process]
    form: str
    #: Between the site and its database, where a test wants it.
    relay: Process | None = None

    def complaints(self) -> list[str]:
        """What the web servers have warned of."""
        logs = "".join(web.log.read_text() for web in self.webs.values())
        return re.findall(r"^.* (?:WARNING|ERROR) .*$", logs, re.MULTILINE)

    def wait_for_web(self) -> None:
        for port in self.webs:
            wait_until(lambda port=port: alive(port), f"the web server at {port} answers")


@contextmanager
def running_site(
    database: Database,
    folder: Path,
    *,
    relayed: bool = False,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Site]:
    """Start everything, with these variables of the environment; stop everything, whatever happens."""
    with ExitStack() as stack:
        sink, smtp_port = stack.enter_context(smtp_sink())
        cache_port, *ports = [free_port() for _ in range(3)]
        env = environment(database, cache_port, smtp_port) | dict(settings or {})
        form = build(env)
        relay = database_relay(database, env, folder) if relayed else None
        if relay:
            relay.start()
            stack.callback(relay.stop)

        def started(name: str, *command: str) -> Process:
            process = Process(name, command, env, folder)
            process.start()
            stack.callback(process.stop)
            return process

        site = Site(
            database=database,
            sink=sink,
            cache=started("cache", "tests.faults.cache", str(cache_port)),
            worker=started("worker", "django", "worker"),
            webs={port: started(f"web-{n}", *gunicorn(port)) for n, port in enumerate(ports, 1)},
            form=form,
            relay=relay,
        )
        site.wait_for_web()
        yield site


def database_relay(database: Database, env: dict[str, str], folder: Path) -> Process:
    """Return a relay to the database, and let the processes of this environment use it."""
    port = free_port()
    env["DATABASE_URL"] = f"postgres://postgres@{HOST}:{port}/{NAME}"
    socket = database.home / ".s.PGSQL.5432"
    return Process("relay", ["tests.faults.relay", str(port), str(socket)], env, folder)


def environment(database: Database, cache_port: int, smtp_port: int) -> dict[str, str]:
    secret = "only-for-faults"
    mine = {
        # Production's settings want collected static files, which takes a minute; nothing else differs here.
        "DJANGO_SETTINGS_MODULE": "mysite.settings.dev",
        "DEBUG": "false",
        "SECRET_KEY": secret,
        "CALLBACK_KEYS": derived_key(secret, "sealing"),
        "CALLBACK_DIGEST_KEY": derived_key(secret, "digest"),
        "DATABASE_URL": database.address,
        "CACHE_URL": f"rediscache://{HOST}:{cache_port}/0",
        "EMAIL_URL": f"smtp://{HOST}:{smtp_port}",
        "EMAIL_TIMEOUT": str(EMAIL_TIMEOUT),
        "TASKS_ENGINE": os.environ.get("TASKS_ENGINE") or "database",
        # All visitors share an address here, and try again as often as it takes.
        "CALLBACK_LIMIT_ADDRESS": "1000000",
        "CALLBACK_LIMIT_NUMBER": "1000000",
        "PYTHONPATH": str(ROOT),
        # Started ten times, compiled once.
        "PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX") or str(VAR / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONUNBUFFERED": "1",
    }
    return {**os.environ, **mine}


def build(env: Mapping[str, str]) -> str:
    """Put the form into the database; return its address."""
    return python(env, "-m", "tests.faults.build").split()[-1]


def python(env: Mapping[str, str], *arguments: str) -> str:
    """Run Python in this environment; return what it printed."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def gunicorn(port: int) -> list[str]:
    """Return the command that the image runs, here on the loopback and with one process."""
    command = re.findall(r"^CMD (\[.*\])$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)[-1]
    kept = [one for one in json.loads(command) if not one.startswith(("--bind", "--workers"))]
    return [*kept, f"--bind={HOST}:{port}", "--workers=1"]


def alive(port: int) -> bool:
    with suppress(OSError):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://{HOST}:{port}/healthz", timeout=5) as response:
            return response.status == 200
    return False
