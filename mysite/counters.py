"""The folder in which the web server's processes share their request counters (`core.metrics`)."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from mysite.environment import PRODUCTION, choose_settings

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
PREFIX = "site-counters-"
#: In memory, like gunicorn's heartbeat: the counters are mapped files, written at each request.
MEMORY = Path("/dev/shm")  # noqa: S108


def share_counters() -> None:
    """Name the folder, before the site is loaded: prometheus_client reads the variable when it is imported.

    Without ``METRICS_TOKEN`` nobody reads the counters, and each process keeps its own.
    """
    choose_settings(otherwise=PRODUCTION)
    given = os.environ.get(VARIABLE)
    if not os.environ.get("METRICS_TOKEN") or (given and PREFIX not in given):
        return
    base = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    for folder in base.glob(f"{PREFIX}*"):
        if not _lives(int(folder.name.removeprefix(PREFIX))):
            shutil.rmtree(folder, ignore_errors=True)
    own = base / f"{PREFIX}{os.getpid()}"
    own.mkdir(mode=0o700, exist_ok=True)
    os.environ[VARIABLE] = str(own)


def _lives(process: int) -> bool:
    with suppress(ProcessLookupError):
        with suppress(PermissionError):
            os.kill(process, 0)
        return True
    return False
