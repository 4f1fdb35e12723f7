"""`./dev test`: the whole suite, on SQLite and then on PostgreSQL with the browser."""

import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext

from devtools import environment, postgres, system
from devtools.console import VAR, Command, Stop, quick_folder, run, say

CACHE = VAR / "test-cache"
DATABASES = ("sqlite", "postgresql")


def test(arguments: Sequence[str]) -> int:
    """Run every test; the last thing printed is pytest's own closing line.

    ``--database sqlite`` or ``--database postgresql`` runs them on this database only.
    """
    only, arguments = _database(arguments)
    environment.ensure(environment.DEVELOPMENT)
    CACHE.mkdir(parents=True, exist_ok=True)
    not_run: list[str] = []
    browser = system.chromium()
    if browser is None:
        not_run.append(
            "the browser tests: no Chromium (`apt-get install chromium`, or name one in CHROMIUM)"
        )
    if not system.gettext():
        not_run.append("the check of the catalogues: no gettext (`apt-get install gettext`)")
    if not system.latvian_dictionary():
        not_run.append("the Latvian stemmer: no dictionary (`apt-get install hunspell-lv`)")
    with (
        nullcontext() if only == "sqlite" else postgres.server() as url,
        # Removed even when a worker is killed and cannot tidy up itself.
        tempfile.TemporaryDirectory(prefix="tests-", dir=quick_folder()) as scratch,
    ):
        session = Session(arguments, browser, not_run, scratch)
        if url is None:
            if only != "sqlite":
                not_run.append(
                    "everything on PostgreSQL: none found (name one in TEST_DATABASE_URL)"
                )
            return session.run("SQLite", f"sqlite:///{CACHE / 'sqlite.db'}", last=True)
        if only == "postgresql":
            return session.run("PostgreSQL", url, last=True)
        first = session.run("SQLite", f"sqlite:///{CACHE / 'sqlite.db'}", last=False)
        return session.run("PostgreSQL", url, last=True) or first


def faults(arguments: Sequence[str]) -> int:
    """Break the running site in every way, for a thousand visitors; FAULT_SUBMISSIONS changes how many."""
    environment.ensure(environment.DEVELOPMENT)
    CACHE.mkdir(parents=True, exist_ok=True)
    with postgres.server() as url:
        if url is None:
            raise Stop("The faults need PostgreSQL: none found (name one in TEST_DATABASE_URL).")
        env = {
            "DATABASE_URL": url,
            "FAULT_SUBMISSIONS": os.environ.get("FAULT_SUBMISSIONS", "1000"),
        }
        command: Command = [environment.PYTHON, "-m", "pytest", "-s", "tests/faults", *arguments]
        return run(command, env)


class Session:
    """One pytest run per database; the last one also drives the browser and counts for both."""

    def __init__(
        self, arguments: Sequence[str], browser: str | None, not_run: list[str], scratch: str
    ) -> None:
        self.arguments = arguments
        self.browser = browser
        self.not_run = not_run
        self.scratch = scratch
        self.earlier = CACHE / "earlier-session.json"
        self.earlier.unlink(missing_ok=True)

    def run(self, database: str, url: str, *, last: bool) -> int:
        env = {
            "DATABASE_URL": url,
            "CHROMIUM": self.browser or "",
            "TEST_DATABASE": database,
            "TEST_SCRATCH": self.scratch,
        }
        if last:
            env |= {
                "TEST_NOT_RUN": json.dumps(self.not_run),
                "TEST_EARLIER_SESSION": str(self.earlier),
            }
        else:
            env |= {"TEST_KEEP_SESSION": str(self.earlier)}
        with_browser = last and self.browser
        left_out = [] if with_browser else ["browser"]
        left_out += [] if last else ["once"]
        marks = ["-m", " and ".join(f"not {mark}" for mark in left_out)] if left_out else []
        say(f"Testing on {database}{' and in the browser' if with_browser else ''}…")
        command: Command = [
            environment.PYTHON,
            "-m",
            "pytest",
            *_workers(self.arguments),
            *marks,
            *self.arguments,
        ]
        return run(command, env)


def _database(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take ``--database NAME`` out of the arguments."""
    rest = list(arguments)
    if "--database" not in rest:
        return None, rest
    place = rest.index("--database")
    name = rest[place + 1] if place + 1 < len(rest) else ""
    if name not in DATABASES:
        raise Stop(f"--database is one of {', '.join(DATABASES)}, not “{name}”.")
    return name, rest[:place] + rest[place + 2 :]


def _workers(arguments: Sequence[str]) -> list[str]:
    """Use two processes for the suite, and one where somebody looks at a few tests."""
    return (
        []
        if any("::" in argument or argument in {"-s", "--pdb", "-n"} for argument in arguments)
        else ["-n", "2"]
    )
