"""`./dev lint` and `./dev format`: one tool per job, all configured in pyproject.toml."""

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from devtools import catalogues, environment
from devtools.console import ROOT, Command, run, say

BIN = environment.VENV / "bin"


def lint() -> int:
    """Run every check, even after a failure, and print only the output of failed ones."""
    environment.ensure(environment.DEVELOPMENT)
    types, *others = _checks().items()
    with ThreadPoolExecutor(2) as pool:
        # The longest ones first: two run at a time.
        longest = pool.submit(_failure, types)
        incomplete = pool.submit(catalogues.messages, ["--check"])
        rest = pool.map(_failure, others)
        names = [longest.result(), *rest, "catalogues" if incomplete.result() else None]
    failed = [name for name in names if name]
    say(f"To repair: {', '.join(failed)}." if failed else "All is well.")
    return 1 if failed else 0


def rewrite() -> int:
    environment.ensure(environment.DEVELOPMENT)
    templates = _templates()
    run([BIN / "ruff", "check", "--fix", "--quiet", "."])
    run([BIN / "ruff", "format", "."])
    run(
        [
            BIN / "django-upgrade",
            "--target-version",
            "5.2",
            "--exit-zero-even-if-changed",
            *_python_files(),
        ]
    )
    run([BIN / "djade", "--target-version", "5.2", *templates])
    run([BIN / "djhtml", *templates])
    for command in _biome("--write").values():
        run(command)
    return 0


def _checks() -> dict[str, Command]:
    templates = _templates()
    return {
        "types": [BIN / "mypy"],
        "ruff": [BIN / "ruff", "check", "."],
        "format": [BIN / "ruff", "format", "--check", "."],
        "layers": [BIN / "lint-imports", "--no-cache"],
        "dependencies": [BIN / "deptry", "."],
        "django-upgrade": [
            BIN / "django-upgrade",
            "--check",
            "--target-version",
            "5.2",
            *_python_files(),
        ],
        "djade": [BIN / "djade", "--check", "--target-version", "5.2", *templates],
        "djhtml": [BIN / "djhtml", "--check", *templates],
        **_biome("--error-on-warnings"),
        "system check and migrations": [environment.PYTHON, "-m", "devtools.django_checks"],
    }


def _biome(option: str) -> dict[str, Command]:
    """Return the check of styles and scripts; empty if Biome is not published for the platform."""
    if not (BIN / "biome").exists():
        say("No Biome is published for this platform: styles and scripts are left to CI.")
        return {}
    return {"styles and scripts": [BIN / "biome", "check", option, "static"]}


def _failure(check: tuple[str, Command]) -> str | None:
    """Run one check; return its name if it fails."""
    name, command = check
    started = time.monotonic()
    result = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    sign = "✗" if result.returncode else "✓"
    output = f"\n{result.stdout}" if result.returncode else ""
    print(f"  {sign} {name} ({time.monotonic() - started:.1f} s){output}", flush=True)
    return name if result.returncode else None


def _templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def _python_files() -> list[Path]:
    return sorted(
        path
        for path in ROOT.glob("*/**/*.py")
        if not path.relative_to(ROOT).parts[0].startswith((".", "var"))
    )
