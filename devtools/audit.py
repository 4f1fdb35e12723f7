"""`./dev audit`: asks the database of vulnerabilities about every locked package, and fails if it could not ask."""

import datetime
import json
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from devtools import environment
from devtools.console import ROOT

EXCEPTIONS = ROOT / "devtools" / "audit.toml"
#: Run in an environment of its own, so that its packages are not in the lock file.
TOOL = "pip-audit==2.10.1"
LOCKS = [environment.RUNTIME, environment.DEVELOPMENT, environment.POSTGRES]
#: A version with known vulnerabilities: an audit that finds none in it did not ask.
CONTROL = "Django==4.2.0"

Report = dict[str, Any]


@dataclass(frozen=True)
class Exemption:
    id: str
    package: str
    until: datetime.date
    reason: str


def audit(_arguments: Sequence[str] = ()) -> int:
    """Return 1 if a package is vulnerable, an exception has ended, or a package could not be asked about."""
    environment.ensure(environment.DEVELOPMENT)
    known, today = exemptions(EXCEPTIONS), datetime.datetime.now(tz=datetime.UTC).date()
    wrong = list(ended(known, today))
    with TemporaryDirectory() as folder:
        control = Path(folder) / "control.txt"
        control.write_text(f"{CONTROL}\n")
        wrong += control_problems(_ask(control, "--no-deps"))
    for lock in LOCKS:
        report = _ask(ROOT / lock, "--require-hashes")
        wrong += [f"{lock}: {line}" for line in problems(report, known)]
        print(f"  {lock}: {len((report or {}).get('dependencies', []))} packages", flush=True)
    for line in wrong:
        print(f"  ✗ {line}")
    return 1 if wrong else 0


def exemptions(path: Path) -> list[Exemption]:
    return [Exemption(**row) for row in tomllib.loads(path.read_text()).get("exception", [])]


def ended(known: Sequence[Exemption], today: datetime.date) -> Iterator[str]:
    for one in known:
        if one.until < today:
            yield f"The exception {one.id} ({one.package}) ended on {one.until}: {one.reason}"


def control_problems(report: Report | None) -> list[str]:
    """Say whether the audit finds what is known to be vulnerable."""
    found = [package for package in (report or {}).get("dependencies", []) if package.get("vulns")]
    return [] if found else [f"Nothing was found in {CONTROL}: the database was not asked."]


def problems(report: Report | None, known: Sequence[Exemption]) -> Iterator[str]:
    """Yield a sentence for each vulnerability, and one for the packages that were not asked about."""
    packages = (report or {}).get("dependencies", [])
    if not packages:
        yield "The audit gave no answer."
    if unasked := [package["name"] for package in packages if package.get("skip_reason")]:
        yield f"{len(unasked)} packages were not asked about: {', '.join(unasked)}"
    for package in packages:
        for hole in package.get("vulns", []):
            if not _is_exempt(package["name"], hole, known):
                mended = ", ".join(hole.get("fix_versions", [])) or "no version yet"
                yield f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}"


def _is_exempt(name: str, hole: dict[str, Any], known: Sequence[Exemption]) -> bool:
    names = {hole["id"], *hole.get("aliases", [])}
    return any(one.package == name and one.id in names for one in known)


def _ask(requirements: Path, option: str) -> Report | None:
    """Return the report; None if the program gave none. Its exit code is 1 for a vulnerability and for a failure alike."""
    uv = str(environment.VENV / "bin" / "uv")
    tool = [
        uv,
        "tool",
        "run",
        "--from",
        TOOL,
        "pip-audit",
        "--format",
        "json",
        "--progress-spinner",
        "off",
    ]
    done = subprocess.run(
        [*tool, "--disable-pip", option, "--requirement", str(requirements)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    try:
        report: Report = json.loads(done.stdout)
    except ValueError:
        return None
    return report
