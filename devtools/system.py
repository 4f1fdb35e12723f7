"""System programs that are not Python packages: located, or installed on Debian as root."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from devtools.console import VAR, run_quietly, say

LOG = VAR / "apt.log"
DICTIONARIES = {"hunspell-lv": "lv_LV", "hunspell-ru": "ru_RU", "hunspell-en-us": "en_US"}
CHROMIUM_NAMES = (
    "/usr/bin/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def install(*packages: str) -> bool:
    """Install Debian packages if running as root on Debian; return whether they are installed."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say(f"Installing {' '.join(packages)} with apt-get…")
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    if run_quietly(command, LOG, env):
        return True
    return run_quietly(["apt-get", "update", "-q"], LOG, env) and run_quietly(command, LOG, env)


def chromium() -> str | None:
    """Return the path of a Chromium for the browser tests."""
    if named := os.environ.get("CHROMIUM"):
        return named if Path(named).exists() else None
    return _find(CHROMIUM_NAMES) or (_find(CHROMIUM_NAMES) if install("chromium") else None)


def gettext() -> bool:
    """Return whether xgettext and the other gettext programs are installed."""
    return shutil.which("xgettext") is not None or install("gettext")


def dictionaries() -> bool:
    """Return whether the dictionaries that evaluate the stemmers are installed."""
    files = [Path(f"/usr/share/hunspell/{name}.dic") for name in DICTIONARIES.values()]
    return all(file.exists() for file in files) or install(*DICTIONARIES)


def _find(names: Sequence[str]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)
