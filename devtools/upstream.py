"""`./dev upstream`: runs wagtail-localize's own tests with our translation rules in its test project.

Each test that fails must be listed with a reason in tests/upstream/deviations.txt; a
listed test that passes must be removed.
"""

import os
import re
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path

from devtools import environment
from devtools.console import ROOT, VAR, Command, Stop, run, run_quietly, say

FOLDER = VAR / "upstream"
VENV = FOLDER / "venv"
LOG = FOLDER / "install.log"
OVERLAY = ROOT / "tests" / "upstream"
DEVIATIONS = OVERLAY / "deviations.txt"
#: Packages that only its tests need.
EXTRAS = [
    "dj-database-url",
    "django-rq",
    "freezegun",
    "google-cloud-translate",
    "wagtail-modeladmin",
]
FAILED = re.compile(r"^(?:FAIL|ERROR): \S+ \((\S+)\)$", re.MULTILINE)
RAN = re.compile(r"^Ran (\d+) tests", re.MULTILINE)


def upstream(arguments: Sequence[str]) -> int:
    """Run the tests; return 0 if exactly the listed ones fail."""
    environment.ensure(environment.DEVELOPMENT)
    source = _source()
    _install()
    say("Running wagtail-localize's own tests beside our rules (some minutes)…")
    output = _test(source, arguments)
    (FOLDER / "output.txt").write_text(output)
    ran = RAN.search(output)
    if ran is None:
        print(output[-3000:])
        raise Stop("The tests did not run.")
    return _judge(set(FAILED.findall(output)), int(ran[1]), everything=not arguments)


def _source() -> Path:
    """Download the source of the locked version: the installed package lacks the tests."""
    locked = re.search(
        r"^wagtail-localize==(\S+)", (ROOT / environment.RUNTIME).read_text(), re.MULTILINE
    )
    if locked is None:
        raise Stop(f"{environment.RUNTIME} does not name wagtail-localize: run `make lock`.")
    folder = FOLDER / f"wagtail_localize-{locked[1]}"
    if not folder.exists():
        say(f"Fetching the source of wagtail-localize {locked[1]}…")
        FOLDER.mkdir(parents=True, exist_ok=True)
        pip: Command = [environment.PYTHON, "-m", "pip", "download", "--quiet", "--no-deps"]
        package = f"wagtail-localize=={locked[1]}"
        if run([*pip, "--no-binary", "wagtail-localize", "--dest", FOLDER, package]):
            raise Stop("Its source cannot be fetched: check the network.")
        with tarfile.open(FOLDER / f"{folder.name}.tar.gz") as archive:
            archive.extractall(FOLDER, filter="data")
    return folder


def _install() -> None:
    uv = environment.VENV / "bin" / "uv"
    python = VENV / "bin" / "python"
    say("Making an environment for it…")
    made = python.exists() or run_quietly([uv, "venv", VENV], LOG)
    wanted: Command = ["-r", ROOT / environment.RUNTIME]
    # The locked packages with hashes; the packages that only these tests need, without.
    install: Command = [uv, "pip", "install", "--python", python]
    if not (
        made and run_quietly([*install, *wanted], LOG) and run_quietly([*install, *EXTRAS], LOG)
    ):
        raise Stop(f"The environment cannot be made; {LOG.relative_to(ROOT)} says why.")


def _test(source: Path, arguments: Sequence[str]) -> str:
    # Their `tests` package comes first, so that ours is not imported.
    path = os.pathsep.join(map(str, (source, OVERLAY, ROOT)))
    command: Command = [
        VENV / "bin" / "python",
        "-m",
        "django",
        "test",
        "--settings=house_settings",
        *(arguments or ["tests"]),
    ]
    env = {**os.environ, "PYTHONPATH": path}
    finished = subprocess.run(
        command,
        cwd=source,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return finished.stdout


def _judge(failed: set[str], ran: int, *, everything: bool) -> int:
    known = deviations()
    new, gone = failed - known.keys(), known.keys() - failed if everything else set()
    for test in sorted(new):
        print(f"  ✗ {test}: fails, and {DEVIATIONS.relative_to(ROOT)} does not say why")
    for test in sorted(gone):
        print(f"  ✗ {test}: passes now; take it out of {DEVIATIONS.relative_to(ROOT)}")
    passed = ran - len(failed)
    say(
        f"{passed} of {ran} pass; {len(failed & known.keys())} differ as we want, {len(new)} otherwise."
    )
    return 1 if new or gone else 0


def deviations() -> dict[str, str]:
    """Return the tests that our rules make fail, each with its reason: the ``#`` comment above it."""
    found, reason = {}, ""
    for line in DEVIATIONS.read_text().splitlines():
        if line.startswith("#"):
            reason = line.lstrip("# ")
        elif line.strip():
            found[line.strip()] = reason
    return found
