"""A container engine: the one that runs, or one started for the proof on a Debian machine as root."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from devtools import system
from devtools.console import VAR, Stop, run_quietly, say

HOME = VAR / "containers"
LOG = HOME / "engine.log"
#: Seconds for the start of dockerd.
START = 60


class NoEngine(Stop):
    """There is no container engine, and none can be started here."""


@dataclass
class Engine:
    """Runs `docker` with the environment that reaches this engine."""

    env: Mapping[str, str] = field(default_factory=dict)

    def run(
        self, *arguments: str, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> str:
        """Run docker; return its output. Raises `Stop` with its last lines if it fails."""
        done = self.attempt(*arguments, folder=folder, env=env)
        if done.returncode:
            tail = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
            raise Stop(f"docker {' '.join(arguments)} failed:\n{tail}")
        return done.stdout

    def attempt(
        self, *arguments: str, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run docker and return whatever comes of it."""
        return subprocess.run(
            ["docker", *arguments],
            cwd=folder,
            env={**os.environ, **self.env, **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def answers(self) -> bool:
        return shutil.which("docker") is not None and self.attempt("info").returncode == 0


@contextmanager
def engine() -> Iterator[Engine]:
    """Give an engine with compose; raise `NoEngine` with the reason where there is none."""
    running = Engine()
    if running.answers():
        if running.attempt("compose", "version").returncode:
            raise NoEngine("docker runs here, but without its compose plugin.")
        yield running
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise NoEngine("no container engine runs here, and only root on Debian can start one.")
    with _own_engine() as own:
        yield own


@contextmanager
def _own_engine() -> Iterator[Engine]:
    HOME.mkdir(parents=True, exist_ok=True)
    if shutil.which("dockerd") is None and not system.install("docker.io"):
        raise NoEngine("dockerd cannot be installed here (var/apt.log says why).")
    own = Engine(
        {
            "DOCKER_HOST": f"unix://{HOME}/socket",
            "DOCKER_CONFIG": str(HOME / "config"),
            # Debian 12's docker has no buildx: the classic builder builds the same image.
            "DOCKER_BUILDKIT": "0",
        }
    )
    settings = {
        "data-root": str(HOME / "data"),
        "exec-root": str(HOME / "exec"),
        "pidfile": str(HOME / "pid"),
        "hosts": [own.env["DOCKER_HOST"]],
    }
    (HOME / "daemon.json").write_text(json.dumps(settings))
    _compose_plugin(HOME / "config" / "cli-plugins")
    if own.answers():
        yield own  # one that an interrupted proof left behind, or another proof's
        return
    with LOG.open("w") as log:
        daemon = subprocess.Popen(
            ["dockerd", "--config-file", HOME / "daemon.json"], stdout=log, stderr=log
        )
        try:
            deadline = time.monotonic() + START
            while not own.answers():
                if daemon.poll() is not None or time.monotonic() > deadline:
                    raise NoEngine(
                        "dockerd does not start here (var/containers/engine.log says why)."
                    )
                time.sleep(0.5)
            yield own
        finally:
            daemon.terminate()
            daemon.wait(timeout=60)
            _unmount(HOME)


def _unmount(folder: Path) -> None:
    """Unmount what dockerd leaves mounted below a folder, such as the name space of its network."""
    mounted = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
    for place in sorted(mounted, reverse=True):
        if Path(place).is_relative_to(folder):
            subprocess.run(["umount", place], check=False)


def _compose_plugin(folder: Path) -> None:
    """Put compose 2 where docker finds it: Debian 12 has only version 1, Debian 13's program runs there too."""
    if (folder / "docker-compose").exists():
        return
    say("Fetching docker compose from Debian 13’s packages…")
    folder.mkdir(parents=True, exist_ok=True)
    packages = DebianPackages(HOME / "apt")
    packages.unpack("docker-compose")
    shutil.copy(packages.folder / "unpacked/usr/libexec/docker/cli-plugins/docker-compose", folder)


class DebianPackages:
    """Packages of Debian 13 beside the machine's own, from the mirror that the machine uses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"
        for part in ("state/lists/partial", "cache/archives/partial"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
        (folder / "sources.list").write_text(f"deb [signed-by={keys}] {mirror()} trixie main\n")
        (folder / "status").touch()
        (folder / "apt.conf").write_text(
            f'Dir::State "{folder}/state";\nDir::Cache "{folder}/cache";\n'
            f'Dir::State::status "{folder}/status";\n'
            f'Dir::Etc::sourcelist "{folder}/sources.list";\nDir::Etc::sourceparts "-";\n'
            # The sandbox's user may not write into a folder below the project.
            'APT::Sandbox::User "root";\n'
        )

    def unpack(self, name: str) -> None:
        """Unpack a package, without those it depends on, into the folder `unpacked`."""
        config = self.folder / "apt.conf"
        self._run("apt-get", "-c", str(config), "update", "-q")
        target = self.folder / "unpacked"
        (self.folder / "packages").mkdir(exist_ok=True)
        self._run(
            "sh", "-c", f'cd "{self.folder}/packages" && apt-get -c "{config}" download {name}'
        )
        found = max((self.folder / "packages").glob(f"{name}_*.deb"))
        self._run("dpkg-deb", "-x", str(found), str(target))

    def _run(self, *command: str) -> None:
        if not run_quietly(command, self.log):
            raise Stop(f"{command[0]} failed ({self.log} says why).")


def mirror() -> str:
    """Return the address of the Debian mirror that the machine is set up with."""
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = sorted({line for line in listed.stdout.split() if "security" not in line})
    if not found:
        raise Stop("apt-get knows no Debian mirror.")
    return found[0]
