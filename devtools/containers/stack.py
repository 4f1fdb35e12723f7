"""The services of docker-compose.yml in a clone, under a project name of their own: production beside it is never touched."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from devtools.console import Stop
from devtools.containers.engine import Engine
from devtools.containers.visitors import Crowd

PROJECT = "massage-practice-proof"
#: Seconds. A loaded machine with two cores took four minutes for the longest.
LONGEST_WAIT = 900
#: Production’s settings, and the demo’s pages without its accounts.
DEMO_SETTINGS = (
    'from mysite.settings.production import *\nINSTALLED_APPS = ["demo", *INSTALLED_APPS]\n'
)


class Stack:
    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        http, https = free_ports(2)
        self.address = f"https://localhost:{https}"
        self.env = {
            "COMPOSE_PROJECT_NAME": PROJECT,
            "SITE_IMAGE": PROJECT,
            "HTTP_PORT": str(http),
            "HTTPS_PORT": str(https),
        }

    def compose(self, *arguments: str) -> str:
        return self.engine.run("compose", *arguments, folder=self.folder, env=self.env)

    def manage(
        self,
        *command: str,
        settings: str = "",
        mounts: Mapping[Path, str] | None = None,
        env: Mapping[str, str] | None = None,
    ) -> str:
        """Run a `manage.py` command in a container of its own; ``mounts`` maps files here to paths there."""
        mounts, env = dict(mounts or {}), dict(env or {})
        if settings:
            file = self.folder / "proof_settings.py"
            file.write_text(DEMO_SETTINGS)
            mounts[file] = f"/app/{settings.replace('.', '/')}.py"
            env["DJANGO_SETTINGS_MODULE"] = settings
        more = [f"--env={name}={value}" for name, value in env.items()]
        more += [f"--volume={here}:{there}:ro" for here, there in mounts.items()]
        return self.compose(
            "run", "--rm", "-T", "--no-deps", *more, "worker", "python", "manage.py", *command
        )

    def roll(self) -> str:
        """Run deploy/roll.sh; return its output."""
        done = subprocess.run(
            ["sh", "deploy/roll.sh", "compose"],
            cwd=self.folder,
            env={**os.environ, **self.engine.env, **self.env, "BUILD": "no"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Stop(f"deploy/roll.sh failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def ready(self) -> list[str] | None:
        """Return the codes of /readyz; `None` while nothing answers."""
        status, body, _headers = Crowd(self.address, []).ask("GET", "/readyz")
        return json.loads(body)["problems"] if status in {200, 503} and body[:1] == "{" else None

    def wait_until_ready(self) -> None:
        wait_until(lambda: self.ready() == [], "/readyz answers 200")

    def wait_until_healthy(self) -> None:
        wait_until(lambda: not self.unhealthy(), "all containers are healthy")

    def unhealthy(self) -> list[str]:
        rows = [json.loads(line) for line in self.compose("ps", "--format", "json").splitlines()]
        return [row["Name"] for row in rows if row["Health"] not in {"healthy", ""}]

    def memory(self) -> dict[str, float]:
        """Return the memory in use, in MiB, by container."""
        names = self.compose("ps", "--format", "{{.Name}}").split()
        rows = self.engine.run(
            "stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}", *names
        )
        return {
            name.removeprefix(f"{PROJECT}-"): mib(used)
            for name, used, *_ in (row.split() for row in rows.splitlines())
        }

    def image_size(self) -> float:
        """Return the size of the site's image in MiB."""
        size = self.engine.run("image", "inspect", "--format", "{{.Size}}", PROJECT)
        return int(size) / 2**20

    def destroy(self) -> None:
        """Delete all containers, the database and the store; the backups stay."""
        self.compose("--profile", "*", "down", "--remove-orphans")
        self.engine.run("volume", "rm", f"{PROJECT}_database", f"{PROJECT}_store")

    def processor_time(self, service: str) -> float:
        """Return the seconds that the processors have worked for a service's containers."""
        names = self.compose("ps", "--format", "{{.Name}}", service).split()
        read = "grep usage_usec /sys/fs/cgroup/cpu.stat || cat /sys/fs/cgroup/cpuacct/cpuacct.usage"
        texts = [self.engine.run("exec", name, "sh", "-c", read) for name in names]
        return sum(seconds(text) for text in texts)

    def down(self) -> None:
        """Stop everything and delete the volumes."""
        self.compose("--profile", "*", "down", "--volumes", "--remove-orphans")


def mib(text: str) -> float:
    """Return a size as docker writes it, “1.2GiB”, in MiB."""
    for unit, factor in {"GiB": 1024.0, "MiB": 1.0, "KiB": 1 / 1024, "B": 1 / 2**20}.items():
        if text.endswith(unit):
            return float(text.removesuffix(unit)) * factor
    raise ValueError(text)


def seconds(text: str) -> float:
    """Return the processor time as the kernel writes it: in microseconds with a name, or bare in nanoseconds."""
    name, _, value = text.strip().rpartition(" ")
    return int(value) / (1e6 if name else 1e9)


def wait_until(fulfilled: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not fulfilled():
        if time.monotonic() > deadline:
            raise Stop(f"Waited {LONGEST_WAIT} s in vain until {what}.")
        time.sleep(1)


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("", 0))
    found = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return found
