"""Coverage with branches: of the tests on SQLite in CI, of every pass with ``--coverage``.

On Python 3.11 measuring takes a third of the time on top, so CI measures its shortest pass
only. Code that only the tests on PostgreSQL or in the browser reach counts as missed there.
"""

import subprocess
import tomllib

from devtools import environment
from devtools.console import ROOT, VAR, in_ci, say

#: The selection of tests that CI measures: see `devtools.choices.Choices.part_on_sqlite`.
MEASURED = "differing"
# The floor is for one selection of tests only, so pytest-cov must not apply it to others.
NO_FLOOR = "--cov-fail-under=0"


def forget() -> None:
    (VAR / "coverage").unlink(missing_ok=True)


def is_measured(part: str, *, wanted: bool) -> bool:
    """Whether CI measures a pass; not if the user has ``wanted`` the coverage of all passes."""
    return in_ci() and part == MEASURED and not wanted


def options(part: str, *, wanted: bool, last: bool) -> list[str]:
    """Return pytest's options for a pass. If coverage is ``wanted``, each pass adds to the one before."""
    if wanted:
        return ["--cov", "--cov-append", f"--cov-report={'term' if last else ''}", NO_FLOOR]
    if is_measured(part, wanted=wanted):
        return ["--cov", "--cov-report=", NO_FLOOR]
    return []


def hold_floor() -> int:
    """Print the coverage of the pass that has just run; return 1 if it is below the floor in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    floor = project["tool"]["coverage"]["report"]["fail_under"]
    reported = subprocess.run(
        [environment.PYTHON, "-m", "coverage", "report", "--format=total", "--fail-under=0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if reported.returncode:
        say(f"No coverage was measured: {reported.stdout.strip() or reported.stderr.strip()}")
        return 1
    total = float(reported.stdout)
    say(
        f"Coverage with branches on SQLite: {total} % (at least {floor} %). "
        "What only PostgreSQL or the browser reaches is not counted."
    )
    return int(total < floor)
