"""The virtual environment: created once, and updated when a lock file changes."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from devtools import system
from devtools.console import ROOT, VAR, Command, Stop, run_quietly
from devtools.progress import Progress

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
#: Exists while packages are being installed: an interrupted installation may be incomplete.
UNFINISHED = VENV / "unfinished"
LOG = VAR / "install.log"

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
POSTGRES = "requirements-postgres.txt"
# Installing the first also installs the second: the lock files agree, which a test checks.
INCLUDES = {DEVELOPMENT: [RUNTIME]}

NETWORK_TROUBLE = re.compile(
    r"name resolution|dns error|failed to (fetch|lookup)|error sending request|ConnectionError|Max retries"
    r"|NewConnectionError|timed out|Network is unreachable|Connection refused|ProxyError|SSLError|certificate",
    re.IGNORECASE,
)


CREATING = "Creating .venv"


def installing(lock: str) -> str:
    return f"Installing {lock}"


def keep_bytecode() -> None:
    """Store bytecode even if the environment disables it: without it, every start of Django compiles for seconds."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(VAR / "bytecode"))


def ensure(lock: str = RUNTIME, progress: Progress | None = None) -> None:
    """Install the packages of the lock file if they are not installed yet."""
    stamps = _stamps()
    if stamps.get(lock) == _digest(lock) and PYTHON.exists():
        return
    progress = progress or Progress({CREATING: 5.0, installing(lock): 15.0})
    LOG.unlink(missing_ok=True)
    if UNFINISHED.exists() or not _venv_works():
        with progress.phase(CREATING):
            _create_venv(progress)
    with progress.phase(installing(lock)):
        UNFINISHED.touch()
        _install(lock, progress)
    stamps |= {name: _digest(name) for name in [lock, *INCLUDES.get(lock, [])]}
    unfinished = STAMP.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(stamps))
    unfinished.replace(STAMP)
    UNFINISHED.unlink()


def _venv_works() -> bool:
    if not PYTHON.exists():
        return False
    question: Command = [PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(question, capture_output=True, check=False).returncode == 0


def _create_venv(progress: Progress) -> None:
    create: Command = [sys.executable, "-m", "venv", "--clear", VENV]
    if run_quietly(create, LOG, tick=progress.tick):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if not (system.install(package) and run_quietly(create, LOG, tick=progress.tick)):
        raise Stop(
            "Python cannot create a virtual environment here; on Debian and Ubuntu "
            f"`apt-get install {package}` adds the missing part (details: {LOG.relative_to(ROOT)})."
        )


def _install(lock: str, progress: Progress) -> None:
    """Install a lock file with uv; if uv is unavailable or fails, report it and use pip."""
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
        only_uv.parent.mkdir(exist_ok=True)
        only_uv.write_text(_requirement("uv"))
        run_quietly([*pip, "-r", only_uv], LOG, tick=progress.tick)
    if uv.exists():
        by_uv: Command = [uv, "pip", "install", "--python", PYTHON, "--require-hashes", "-r", lock]
        if run_quietly(by_uv, LOG, _certificates(), tick=progress.tick):
            return
    reason = "uv has failed" if uv.exists() else "uv cannot be installed"
    progress.note(
        f"{reason} ({LOG.relative_to(ROOT)} says why): installing with pip, which takes longer."
    )
    if not run_quietly([*pip, "-r", lock], LOG, tick=progress.tick):
        raise Stop(_why_it_failed())


def _requirement(name: str) -> str:
    """Return one package's lines, with hashes, from the development lock file."""
    lock = (ROOT / DEVELOPMENT).read_text()
    match = re.search(rf"^{name}==(?:.*\\\n)*.*", lock, re.MULTILINE)
    if match is None:
        raise Stop(f"{DEVELOPMENT} does not name {name}: run `make lock`.")
    return match.group() + "\n"


def _certificates() -> dict[str, str]:
    """Return the environment in which uv trusts the certificates configured for pip."""
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
    try:
        return dict(json.loads(STAMP.read_text()))
    except (FileNotFoundError, ValueError):
        return {}


def _digest(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
