"""`./dev messages`: collects the interface's strings into the catalogues."""

import filecmp
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from devtools import environment, system
from devtools.console import ROOT, Command, in_ci, run, say

COPIED = shutil.ignore_patterns(".*", "var", "tests", "docs", "node_modules", "__pycache__", "*.mo")


def messages(arguments: Sequence[str]) -> int:
    """Collect the strings; with --check, only report uncollected or untranslated strings."""
    environment.ensure()
    if not system.gettext():
        say("Not checked: the catalogues, for want of gettext (`apt-get install gettext`).")
        return 1 if in_ci() or "--check" not in arguments else 0
    if "--check" in arguments:
        return _check()
    return _collect(ROOT) or run([environment.PYTHON, "manage.py", "compile_catalogues"])


def _check() -> int:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=COPIED)
        # Bytecode of a copy that goes away would be kept for ever.
        if _collect(copy, {"PYTHONDONTWRITEBYTECODE": "1"}):
            return 1
        stale = [name for name in _catalogues(copy) if not _same(ROOT / name, copy / name)]
    for path in stale:
        print(f"  ✗ {path} lacks strings or keeps dropped ones: run `make messages`")
    incomplete = run([environment.PYTHON, "manage.py", "compile_catalogues", "--check"])
    print(f"  {'✗' if stale or incomplete else '✓'} catalogues")
    return 1 if stale or incomplete else 0


def _collect(folder: Path, env: Mapping[str, str] | None = None) -> int:
    command: Command = [environment.PYTHON, folder / "manage.py", "makemessages", "--verbosity=0"]
    return run(command, env, folder)


def _catalogues(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.glob("locale/*/LC_MESSAGES/*.po"))


def _same(ours: Path, fresh: Path) -> bool:
    return ours.exists() and filecmp.cmp(ours, fresh, shallow=False)
