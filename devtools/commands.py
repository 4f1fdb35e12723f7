"""The commands of `./dev`."""

import re
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools import (
    audit,
    catalogues,
    environment,
    fuzz,
    install,
    locks,
    mutants,
    postgres,
    quality,
    release,
    release_database,
    site,
    suite,
    upstream,
)
from devtools.console import ROOT, Command, Stop, run
from devtools.containers import proof
from devtools.deployment import checking, new_env, pinning


def main(arguments: Sequence[str]) -> int:
    verb, *rest = arguments or ["help"]
    command = VERBS.get(verb)
    if command is None:
        print(
            f"“{verb}” is no verb of this project. It knows: {', '.join(VERBS)}.", file=sys.stderr
        )
        return 2
    environment.keep_bytecode()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return command(rest)
    except Stop as reason:
        print(f"✗ {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return 130


def show_help(_arguments: Sequence[str] = ()) -> int:
    """Print the commands with their descriptions from the Makefile."""
    for verb, sentence in re.findall(
        r"^([a-z-]+):.*?## (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE
    ):
        print(f"  make {verb:<12} {sentence}")
    print(
        "\nWithout make: ./dev and the same verb. Arguments after the verb reach the tool: ./dev test -k sitemap"
    )
    return 0


def seed(arguments: Sequence[str]) -> int:
    environment.ensure()
    return site.manage("seed_demo", *arguments)


def roles(arguments: Sequence[str]) -> int:
    """Ask every address of the admin as each role, and print the table."""
    environment.ensure(environment.DEVELOPMENT)
    with TemporaryDirectory() as folder:
        table = Path(folder) / "roles.md"
        command: Command = [environment.PYTHON, "-m", "pytest", "-q", "tests/roles/test_roles.py"]
        code = run([*command, *arguments], {"ROLES_TABLE": str(table)})
        print(table.read_text() if table.exists() else "")
    return code


def fault_table(arguments: Sequence[str]) -> int:
    """Measure each fault alone; words choose faults by their names."""
    environment.ensure(environment.DEVELOPMENT)
    return run([environment.PYTHON, "-m", "tests.faults.table", *arguments])


def bench(arguments: Sequence[str]) -> int:
    environment.ensure(environment.DEVELOPMENT)
    if arguments and arguments[0] == "desk":
        return run([environment.PYTHON, "-m", "tests.bench_desk", *arguments[1:]])
    if arguments and arguments[0] == "ready":
        return run([environment.PYTHON, "-m", "tests.bench_ready", *arguments[1:]])
    pages = run([environment.PYTHON, "-m", "tests.bench", *arguments])
    return pages or run([environment.PYTHON, "-m", "tests.bench_ready"])


def bench_search(arguments: Sequence[str]) -> int:
    environment.ensure(environment.DEVELOPMENT)
    with postgres.server() as url:
        if url is None:
            raise Stop("The bench needs PostgreSQL: none found (name one in TEST_DATABASE_URL).")
        return run(
            [environment.PYTHON, "-m", "tests.bench_search", *arguments], {"DATABASE_URL": url}
        )


def bench_scale(arguments: Sequence[str]) -> int:
    environment.ensure(environment.DEVELOPMENT)
    with postgres.server() as url:
        found = {"DATABASE_URL": url} if url else {}
        return run([environment.PYTHON, "-m", "tests.bench_scale", *arguments], found)


def bench_admin(arguments: Sequence[str]) -> int:
    environment.ensure(environment.DEVELOPMENT)
    return run([environment.PYTHON, "-m", "tests.bench_desk", *arguments])


def lighthouse(arguments: Sequence[str]) -> int:
    """Words choose kinds of pages, languages and devices."""
    environment.ensure(environment.DEVELOPMENT)
    return run([environment.PYTHON, "-m", "tests.lighthouse", *arguments])


def ablate(arguments: Sequence[str]) -> int:
    environment.ensure(environment.DEVELOPMENT)
    return run([environment.PYTHON, "-m", "tests.search.ablation", *arguments])


def word_lists(_arguments: Sequence[str]) -> int:
    """Make the lists of common words again; what is downloaded for it is no dependency of the project."""
    environment.ensure(environment.DEVELOPMENT)
    with TemporaryDirectory() as folder:
        pip: list[str | Path] = [environment.PYTHON, "-m", "pip", "--quiet"]
        if code := run([*pip, "download", "--no-deps", "-d", folder, "wordfreq==3.1.1"]):
            return code
        if code := run([*pip, "install", "--target", folder, "msgpack"]):
            return code
        command: list[str | Path] = [environment.PYTHON, "-m", "tests.search.lexicons", folder]
        return run(command, {"PYTHONPATH": folder})


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": lambda _arguments: site.serve(),
    "test": suite.test,
    "faults": suite.faults,
    "fault-table": fault_table,
    "roles": roles,
    "engines": suite.engines,
    "files": suite.files,
    "fuzz": fuzz.fuzz,
    "mutants": mutants.mutants,
    "upstream": upstream.upstream,
    "lint": lambda _arguments: quality.lint(),
    "format": lambda _arguments: quality.rewrite(),
    "bench": bench,
    "bench-search": bench_search,
    "bench-scale": bench_scale,
    "bench-admin": bench_admin,
    "lighthouse": lighthouse,
    "ablate": ablate,
    "words": word_lists,
    "seed": seed,
    "messages": catalogues.messages,
    "lock": lambda arguments: locks.lock(upgrade="--upgrade" in arguments),
    "install": install.install,
    "audit": audit.audit,
    "release": release.release,
    "deploy-env": new_env.write,
    "deploy-check": checking.check,
    "pin-images": pinning.pin,
    "containers": proof.prove,
    "release-database": release_database.release_database,
    "help": show_help,
}
