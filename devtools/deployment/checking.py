"""`./dev deploy-check`: asks each program about its files in deploy/, and names what it could not check."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools import environment
from devtools.console import ROOT
from devtools.deployment import new_env

DEPLOY = ROOT / "deploy"
#: nginx's `http2 on` and Caddy's `request_buffers` are this new.
NGINX = (1, 25, 1)
CADDY = (2, 7)
#: Installed for the check only: it holds the schemas of all versions, 108 MB.
KUBERNETES_SCHEMAS = "kubernetes-validate==1.37.0"


class Unchecked(Exception):  # noqa: N818 - not an error
    """The program that could check is not there; the message names it."""


@dataclass(frozen=True)
class Check:
    """``run`` returns what is wrong, an empty string if nothing is; it gets an empty folder."""

    name: str
    run: Callable[[Path], str]


def check(_arguments: Sequence[str] = ()) -> int:
    """Run all checks; return 1 if anything is wrong. What could not be checked is listed, and is no failure."""
    environment.ensure(environment.DEVELOPMENT)
    wrong, unchecked = 0, []
    for one in CHECKS:
        with TemporaryDirectory() as folder:
            try:
                output = one.run(Path(folder))
            except Unchecked as reason:
                unchecked.append(f"{one.name}: {reason}")
                continue
        print(
            f"  {'✗' if output else '✓'} {one.name}" + (f"\n{output}" if output else ""), flush=True
        )
        wrong += bool(output)
    for line in unchecked:
        print(f"  – not checked: {line}")
    return 1 if wrong else 0


def _ask(*command: str | Path, env: dict[str, str] | None = None) -> str:
    """Run a program; return its output if it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return (done.stdout or f"exit code {done.returncode}") if done.returncode else ""


def _program(name: str, oldest: tuple[int, ...] = (), option: str = "-v") -> str:
    """Return the path of a program; raise `Unchecked` if it is missing or too old."""
    found = os.environ.get(name.upper()) or shutil.which(name) or shutil.which(f"/usr/sbin/{name}")
    if not found:
        raise Unchecked(f"{name} is not installed.")
    if oldest:
        told = subprocess.run([found, option], capture_output=True, text=True, check=False)
        match = re.search(r"(\d+)\.(\d+)\.(\d+)", told.stdout + told.stderr)
        version = tuple(map(int, match.groups())) if match else ()
        if version < oldest:
            raise Unchecked(
                f"{name} {'.'.join(map(str, version))} is older than {'.'.join(map(str, oldest))}."
            )
    return found


def _compose(folder: Path) -> str:
    docker = _program("docker")
    if _ask(docker, "compose", "version"):
        raise Unchecked("docker has no compose plugin.")
    env = folder / "env"
    mail = ["--mail", "smtp://mail.example.lv", "--sender", "practice@example.lv"]
    new_env.write(["www.example.lv", *mail, "--output", str(env), "--quiet"])
    # The services name .env themselves: the file is read from a copy of the folder.
    shutil.copy(ROOT / "docker-compose.yml", folder)
    env.rename(folder / ".env")
    command = [docker, "compose", "--project-directory", str(folder)]
    return _ask(*command, "--profile", "*", "config", "--quiet")


def _in(folder: Path, path: Path, replacements: dict[str, str]) -> Path:
    """Copy a file into the folder with other paths; return the copy."""
    text = path.read_text()
    for old, new in replacements.items():
        text = text.replace(old, new)
    copy = folder / path.name
    copy.write_text(text)
    return copy


def _certificate(folder: Path) -> None:
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    _program("openssl")
    _ask(*made, *files)


def _nginx_of_containers(folder: Path) -> str:
    nginx = _program("nginx", NGINX)
    _certificate(folder)
    paths = {
        "/etc/nginx/site": str(DEPLOY / "nginx"),
        "/tmp/": f"{folder}/",  # noqa: S108
        "/var/cache/nginx": str(folder),
    }
    (folder / "tls").symlink_to(folder)
    copy = _in(folder, DEPLOY / "nginx" / "nginx.conf", paths)
    return _ask(nginx, "-t", "-q", "-e", folder / "error.log", "-c", copy)


def _nginx_of_the_machine(folder: Path) -> str:
    nginx = _program("nginx")
    _certificate(folder)
    paths = {
        "/etc/nginx/site": str(DEPLOY / "nginx"),
        "/etc/letsencrypt/live/www.example.lv": str(folder),
        "/var/log/nginx": str(folder),
        "/var/lib/nginx": str(folder),
    }
    site = _in(folder, DEPLOY / "nginx" / "machine.conf", paths)
    main = folder / "nginx.conf"
    main.write_text(f"pid {folder}/pid;\nevents {{ }}\nhttp {{ include {site}; }}\n")
    return _ask(nginx, "-t", "-q", "-e", folder / "error.log", "-c", main)


def _caddy(folder: Path) -> str:
    caddy = _program("caddy", CADDY, "version")
    copy = _in(folder, DEPLOY / "caddy" / "Caddyfile", {"/var/log/caddy": str(folder)})
    return _ask(caddy, "validate", "--config", copy, "--adapter", "caddyfile")


def _systemd(folder: Path) -> str:
    analyze = _program("systemd-analyze")
    root, units = folder / "opt", folder / "units"
    shutil.copytree(DEPLOY / "systemd", units)
    for path in units.rglob("massage-practice*.*"):
        if path.is_file():
            path.write_text(path.read_text().replace("/opt/massage-practice", str(root)))
    for name in ("gunicorn", "python"):
        program = root / ".venv" / "bin" / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch(mode=0o755)
    (units / "massage-practice-web@8001.service").symlink_to("massage-practice-web@.service")
    named = sorted(path for path in units.glob("massage-practice*.*") if path.is_file())
    named = [path for path in named if not path.name.endswith("@.service")]
    output = subprocess.run(
        [analyze, "verify", *named],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    # It complains of units of the system too, and ends with 0 for an unknown option.
    ours = [line for line in output.stdout.splitlines() if "massage-practice" in line]
    return "\n".join(ours)


def _kubernetes(folder: Path) -> str:
    built = folder / "all.yaml"
    with built.open("w") as output:
        command = _kustomize()
        done = subprocess.run(
            [*command, DEPLOY / "kubernetes"],
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    if done.returncode:
        return done.stderr
    uv = environment.VENV / "bin" / "uv"
    validate: list[str | Path] = [
        uv,
        "tool",
        "run",
        "--from",
        KUBERNETES_SCHEMAS,
        "kubernetes-validate",
    ]
    if not uv.exists() or _ask(*validate, "--version"):
        raise Unchecked(f"{KUBERNETES_SCHEMAS} cannot be installed.")
    return _ask(*validate, "--strict", "--quiet", built)


def _kustomize() -> list[str]:
    try:
        return [_program("kustomize"), "build"]
    except Unchecked:
        return [_program("kubectl"), "kustomize"]


def _scripts(_folder: Path) -> str:
    scripts = sorted(DEPLOY.rglob("*.sh"))
    return "".join(_ask("sh", "-n", script) for script in scripts)


CHECKS = [
    Check("docker-compose.yml, by docker compose", _compose),
    Check("nginx in the containers, by nginx", _nginx_of_containers),
    Check("nginx on one machine, by nginx", _nginx_of_the_machine),
    Check("Caddy, by caddy", _caddy),
    Check("systemd units, by systemd-analyze", _systemd),
    Check("Kubernetes, by kustomize and the schemas of Kubernetes", _kubernetes),
    Check("scripts, by the shell", _scripts),
]
