"""`./dev mutants`: changes the code in small ways and counts the changes that no test notices.

mutmut makes and runs the mutants, one module at a time, with the tests that
``tests/mutants/modules.toml`` names for the module. A mutant that survives must be
listed with a reason in ``tests/mutants/survivors.toml``.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools import environment, fingerprint
from devtools.console import ROOT, VAR, Command, Stop, quick_folder, run_quietly, say

MUTMUT = "3.8.1"
FOLDER = VAR / "mutants"
PACKAGES = FOLDER / "packages"
LOG = FOLDER / "install.log"
DATA = ROOT / "tests" / "mutants"

#: What identifies a survivor in the list.
KEYS = ("module", "function", "line", "mutant")
#: mutmut's exit code of a mutant whose tests passed, and of one that no test reached.
SURVIVED = {0, 33}
# Run by the Python of mutmut's environment: prints the diffs of the named mutants.
DIFFERENCES = (
    "import json, sys; from mutmut.mutation.diff_apply import get_diff_for_mutant as difference; "
    "print(json.dumps({name: difference(name) for name in sys.argv[1:]}))"
)


@dataclass(frozen=True, order=True)
class Mutant:
    """A change of one line: the line before and after it, without indentation."""

    module: str
    function: str
    line: str
    mutant: str


@dataclass(frozen=True)
class Result:
    module: str
    made: int
    survivors: list[Mutant]

    @property
    def row(self) -> str:
        killed = self.made - len(self.survivors)
        share = f"{killed / self.made:.1%}" if self.made else "–"
        return f"{self.module:<58} {self.made:>7} {killed:>7} {share:>7}"


def modules() -> dict[str, list[str]]:
    """Return the tests of each module, the most critical modules first."""
    return tomllib.loads((DATA / "modules.toml").read_text())


def known() -> dict[Mutant, str]:
    """Return the listed survivors, each with the reason why no test kills it."""
    entries = tomllib.loads((DATA / "survivors.toml").read_text()).get("survivor", [])
    return {Mutant(**{key: entry[key] for key in KEYS}): entry["reason"] for entry in entries}


def mutants(arguments: Sequence[str]) -> int:
    """Run the mutants of the named modules, or of all; return 1 if an unlisted one survives."""
    chosen = list(arguments) or list(modules())
    if unknown := [module for module in chosen if module not in modules()]:
        raise Stop(f"Not in tests/mutants/modules.toml: {', '.join(unknown)}.")
    environment.ensure(environment.DEVELOPMENT)
    _install()
    results = []
    for module in chosen:
        say(f"Mutating {module}…")
        results.append(_run(module))
        _print_unlisted(results[-1])
    return _report(results)


def _install() -> None:
    """Install mutmut beside the locked packages and with their versions."""
    if (PACKAGES / f"mutmut-{MUTMUT}.dist-info").exists():
        return
    shutil.rmtree(PACKAGES, ignore_errors=True)
    say(f"Installing mutmut {MUTMUT} into {PACKAGES.relative_to(ROOT)}…")
    uv = environment.VENV / "bin" / "uv"
    install: Command = [uv, "pip", "install", "--python", environment.PYTHON]
    pinned: Command = ["--constraint", ROOT / environment.DEVELOPMENT, f"mutmut=={MUTMUT}"]
    command: Command = [*install, "--target", PACKAGES, *pinned]
    if not run_quietly(command, LOG):
        raise Stop(f"mutmut cannot be installed; {LOG.relative_to(ROOT)} says why.")


def _run(module: str) -> Result:
    with tempfile.TemporaryDirectory(prefix="mutants-", dir=quick_folder()) as scratch:
        folder = Path(scratch)
        _copy(folder, module)
        env = _environment(scratch)
        log = FOLDER / f"{module.replace('/', '.')}.log"
        log.unlink(missing_ok=True)
        workers = os.environ.get("MUTANT_WORKERS", "2")
        command: Command = [environment.PYTHON, "-m", "mutmut", "run", "--max-children", workers]
        with log.open("w") as output:
            finished = subprocess.run(
                command,
                cwd=folder,
                env={**os.environ, **env},
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if finished.returncode:
            raise Stop(f"The mutants did not run; {log.relative_to(ROOT)} says why.")
        return _result(folder, module, env)


def _environment(scratch: str) -> dict[str, str]:
    return {
        "PYTHONPATH": str(PACKAGES),
        # The digests of the unchanged code, so that no mutant builds a database of its own.
        "TEST_STATE": json.dumps(fingerprint.state()),
        "TEST_SCRATCH": scratch,
        "DATABASE_URL": f"sqlite:///{VAR / 'test-cache' / 'sqlite.db'}",
    }


def _copy(folder: Path, module: str) -> None:
    """Copy the files as mutmut expects them: the module, its settings, and everything else in ``mutants``."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            target = folder / "mutants" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    (VAR / "test-cache").mkdir(parents=True, exist_ok=True)
    (folder / "mutants" / "var").mkdir()
    (folder / "mutants" / "var" / "test-cache").symlink_to(VAR / "test-cache")
    (folder / module).parent.mkdir(parents=True)
    shutil.copy2(ROOT / module, folder / module)
    project = (ROOT / "pyproject.toml").read_text()
    (folder / "pyproject.toml").write_text(f"{project}\n{_settings(module)}")


def _settings(module: str) -> str:
    settings = {
        "source_paths": [module],
        "pytest_add_cli_args": [
            *["-p", "no:randomly", "-p", "tests.mutants.plugin"],
            *["-m", "not browser"],
        ],
        "pytest_add_cli_args_test_selection": modules()[module],
    }
    return "[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(settings[key])}\n" for key in settings)


def _result(folder: Path, module: str, env: dict[str, str]) -> Result:
    found = json.loads((folder / "mutants" / f"{module}.meta").read_text())["exit_code_by_key"]
    if unfinished := [name for name, code in found.items() if code is None]:
        raise Stop(f"{len(unfinished)} mutants of {module} were not run.")
    alive = [name for name, code in found.items() if code in SURVIVED]
    output = subprocess.run(
        [environment.PYTHON, "-W", "ignore", "-c", DIFFERENCES, *alive],
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    differences: dict[str, str] = json.loads(output)
    return Result(
        module,
        len(found),
        [mutant_of(module, name, text) for name, text in differences.items()],
    )


def mutant_of(module: str, name: str, difference: str) -> Mutant:
    """Read mutmut's name of a mutant (``forms.sealing.x_seal__mutmut_1``) and its unified diff."""
    mangled = re.sub(r"__mutmut_\d+$", "", name.rpartition(".")[2])
    function = ".".join(mangled.split("ǁ")[1:]) or mangled.removeprefix("x_")
    changed = difference.splitlines()[2:]
    before, after = (
        "\n".join(line[1:].strip() for line in changed if line.startswith(sign)) for sign in "-+"
    )
    return Mutant(module, function, before, after)


def _print_unlisted(result: Result) -> None:
    listed = known()
    for mutant in result.survivors:
        if mutant not in listed:
            print(f"  ✗ {mutant.function}\n    - {mutant.line}\n    + {mutant.mutant}", flush=True)


def _report(results: list[Result]) -> int:
    listed = known()
    print(f"{'module':<58} {'mutants':>7} {'killed':>7} {'share':>7}")
    for result in results:
        print(result.row)
    survivors = [mutant for result in results for mutant in result.survivors]
    print(Result("all", sum(result.made for result in results), survivors).row)
    unlisted = [mutant for mutant in survivors if mutant not in listed]
    run_modules = {result.module for result in results}
    killed = [
        mutant for mutant in listed if mutant.module in run_modules and mutant not in set(survivors)
    ]
    for mutant in killed:
        print(f"  ✗ listed but killed: {mutant.module}, {mutant.function}: {mutant.mutant}")
    say(f"{len(survivors) - len(unlisted)} survivors are listed, {len(unlisted)} are not.")
    return 1 if unlisted or killed else 0
