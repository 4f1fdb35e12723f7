"""The virtual environment: made once, then left alone until a lock file changes."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from devtools import system
from devtools.console import ROOT, VAR, Command, Stop, run_quietly, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
LOG = VAR / "install.log"

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
POSTGRES = "requirements-postgres.txt"
# Installing the first also installs the second: the locks agree, which a test holds.
INCLUDES = {DEVELOPMENT: [RUNTIME]}

NETWORK_TROUBLE = re.compile(
    r"name resolution|dns error|failed to (fetch|lookup)|error sending request|ConnectionError|Max retries"
    r"|NewConnectionError|timed out|Network is unreachable|Connection refused|ProxyError|SSLError|certificate",
    re.IGNORECASE,
)


def ensure(lock: str = RUNTIME) -> None:
    """Make sure that everything in the lock file is installed."""
    stamps = _stamps()
    if stamps.get(lock) == _digest(lock) and _venv_works():
        return
    LOG.unlink(missing_ok=True)
    if not _venv_works():
        _create_venv()
    say(f"Installing {lock} into .venv (about half a minute the first time)…")
    if not any(run_quietly(command, LOG, _certificates()) for command in _installers(lock)):
        raise Stop(_why_it_failed())
    stamps |= {name: _digest(name) for name in [lock, *INCLUDES.get(lock, [])]}
    STAMP.write_text(json.dumps(stamps))


def _venv_works() -> bool:
    if not PYTHON.exists():
        return False
    question: Command = [PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(question, capture_output=True, check=False).returncode == 0


def _create_venv() -> None:
    say(f"Creating .venv with Python {sys.version_info.major}.{sys.version_info.minor}…")
    create: Command = [sys.executable, "-m", "venv", "--clear", VENV]
    if run_quietly(create, LOG):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if not (system.install(package) and run_quietly(create, LOG)):
        raise Stop(
            "Python cannot create a virtual environment here; on Debian and Ubuntu "
            f"`apt-get install {package}` adds the missing part (details: {LOG.relative_to(ROOT)})."
        )


def _installers(lock: str) -> list[list[str | Path]]:
    """Return the ways to install a lock file, fastest first."""
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-compile",
        "--retries",
        "2",
    ]
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        only_uv = VAR / "uv.txt"
        only_uv.write_text(_requirement("uv"))
        run_quietly([*pip, "-r", only_uv], LOG)
    by_pip = [*pip, "-r", lock]
    by_uv: list[str | Path] = [
        uv,
        "pip",
        "install",
        "--python",
        PYTHON,
        "--require-hashes",
        "-r",
        lock,
    ]
    return [by_uv, by_pip] if uv.exists() else [by_pip]


def _requirement(name: str) -> str:
    """Return one package's lines, hashes and all, from the development lock."""
    lock = (ROOT / DEVELOPMENT).read_text()
    match = re.search(rf"^{name}==.*(?:\\\n.*)*", lock, re.MULTILINE)
    if match is None:
        raise Stop(f"{DEVELOPMENT} does not name {name}: run `make lock`.")
    return match.group() + "\n"


def _certificates() -> dict[str, str]:
    """Let uv trust what pip has been told to trust."""
    pip = os.environ.get("PIP_CERT")
    return {"SSL_CERT_FILE": pip} if pip and "SSL_CERT_FILE" not in os.environ else {}


def _why_it_failed() -> str:
    log = LOG.relative_to(ROOT)
    if NETWORK_TROUBLE.search(LOG.read_text()):
        return f"The package index cannot be reached: check the network and start again (details: {log})."
    free = shutil.disk_usage(ROOT).free // 2**20
    if free < 1024:
        return (
            f"The packages cannot be installed: the disk has only {free} MB left (details: {log})."
        )
    return f"The packages cannot be installed; {log} says why."


def _stamps() -> dict[str, str]:
    return json.loads(STAMP.read_text()) if STAMP.exists() else {}


def _digest(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
