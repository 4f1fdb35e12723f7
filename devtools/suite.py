"""`./dev test`: runs the suite on SQLite, then on PostgreSQL with the browser tests."""

import json
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from devtools import changed, choices, coverage, environment, postgres, system
from devtools.choices import Choices
from devtools.console import VAR, Command, Stop, in_ci, quick_folder, run, say

CACHE = VAR / "test-cache"
#: If a change affects more modules, only a sample of tests runs.
MANY = 40
SQLITE = f"sqlite:///{CACHE / 'sqlite.db'}"


def test(arguments: Sequence[str]) -> int:
    """Run the tests; the last thing printed is pytest's own closing line."""
    chosen = choices.read(arguments)
    environment.ensure(environment.DEVELOPMENT)
    CACHE.mkdir(parents=True, exist_ok=True)
    if chosen.changed:
        touched = changed.tests()
        if not touched:
            say("Nothing that a test looks at has changed.")
            return 0
        if len(touched) > MANY:
            say(
                f"{len(touched)} modules of tests are touched: one test of each, and the changed ones."
            )
            os.environ["TEST_WHOLE"] = " ".join(changed.modules_of_tests())
            chosen.sample = True
        chosen.pytest += touched
    # Removed even if a worker is killed and cannot clean up.
    with tempfile.TemporaryDirectory(prefix="tests-", dir=quick_folder()) as scratch:
        return _on_each(chosen, Session(chosen, scratch))


def _on_each(chosen: Choices, session: "Session") -> int:
    if chosen.database == "sqlite":
        return session.run("SQLite", SQLITE, part=chosen.part_on_sqlite, last=True)
    with postgres.server() as url:
        if url is None:
            session.not_run.append(
                "everything on PostgreSQL: none found (name one in TEST_DATABASE_URL)"
            )
            return session.run("SQLite", SQLITE, part="", last=True)
        first = 0
        if chosen.database is None and not chosen.only_browser:
            if chosen.whole:
                say("Building the databases of the tests…")
                session.prepare([SQLITE, url])
            first = session.run("SQLite", SQLITE, part=chosen.part_on_sqlite, last=False)
        return session.run("PostgreSQL", url, part="", last=True) or first


def faults(arguments: Sequence[str]) -> int:
    """Run the fault tests with 1,000 submissions and 12 interrupted starts.

    ``FAULT_SUBMISSIONS`` and ``FAULT_KILLS`` change the numbers.
    """
    environment.ensure(environment.DEVELOPMENT)
    CACHE.mkdir(parents=True, exist_ok=True)
    with postgres.server() as url:
        if url is None:
            raise Stop("The faults need PostgreSQL: none found (name one in TEST_DATABASE_URL).")
        env = {
            "DATABASE_URL": url,
            "FAULT_SUBMISSIONS": os.environ.get("FAULT_SUBMISSIONS", "1000"),
            "FAULT_KILLS": os.environ.get("FAULT_KILLS", "12"),
        }
        command: Command = [environment.PYTHON, "-m", "pytest", "-s", "tests/faults", *arguments]
        return run(command, env)


def engines(arguments: Sequence[str]) -> int:
    """Try each engine of the background work with real workers: an engine or a database limits it."""
    environment.ensure(environment.DEVELOPMENT)
    return run([environment.PYTHON, "-m", "tests.trial", *arguments])


def files(arguments: Sequence[str]) -> int:
    """Look at the site's pictures in a browser under production's settings: from a disk, a bucket and a CDN."""
    environment.ensure(environment.DEVELOPMENT)
    chromium = system.chromium()
    if chromium is None:
        raise Stop(
            "The pictures need a browser: `apt-get install chromium`, or name one in CHROMIUM."
        )
    CACHE.mkdir(parents=True, exist_ok=True)
    command: Command = [environment.PYTHON, "-m", "pytest", "tests/files/journey.py", *arguments]
    return run(command, {"CHROMIUM": chromium, "DATABASE_URL": SQLITE})


class Session:
    """One pytest run per database; the last one also drives the browser and counts for both."""

    def __init__(self, chosen: Choices, scratch: str) -> None:
        self.chosen = chosen
        self.scratch = scratch
        self.browser = system.chromium() if chosen.with_browser else None
        self.not_run = _missing(without_browser=chosen.with_browser and self.browser is None)
        self.earlier = CACHE / "earlier-session.json"
        self.earlier.unlink(missing_ok=True)
        coverage.forget()

    def prepare(self, urls: Sequence[str]) -> None:
        """Build the templates of several databases at the same time: see ``tests/databases/prepare.py``."""
        command: Command = [environment.PYTHON, "-m", "tests.databases.prepare"]
        with ThreadPoolExecutor() as threads:
            for url in urls:
                env = {"DATABASE_URL": url, "TEST_SCRATCH": self.scratch}
                threads.submit(run, command, env)

    def run(self, database: str, url: str, *, part: str, last: bool) -> int:
        env = {
            "DATABASE_URL": url,
            "CHROMIUM": self.browser or "",
            "TEST_DATABASE": database,
            "TEST_PART": part,
            "TEST_SCRATCH": self.scratch,
        }
        if last:
            env |= {
                "TEST_NOT_RUN": json.dumps(self.not_run),
                "TEST_EARLIER_SESSION": str(self.earlier),
            }
        else:
            env |= {"TEST_KEEP_SESSION": str(self.earlier)}
        if self.chosen.without_nightly:
            env["TEST_WITHOUT_NIGHTLY"] = "1"
        if self.chosen.sample:
            env["TEST_PART"] = "sample"
        with_browser = last and self.browser
        marks = [] if with_browser else ["-m", "not browser"]
        marks = ["-m", "browser"] if self.chosen.only_browser else marks
        say(f"Testing on {database}{' and in the browser' if with_browser else ''}…")
        command: Command = [
            environment.PYTHON,
            "-m",
            "pytest",
            *_workers(self.chosen.pytest, waits=bool(with_browser)),
            *marks,
            *_slowest(),
            *coverage.options(part, wanted=self.chosen.coverage, last=last),
            *self.chosen.pytest,
        ]
        failed = run(command, env)
        if coverage.is_measured(part, wanted=self.chosen.coverage):
            return coverage.hold_floor() or failed
        return failed


def _missing(*, without_browser: bool) -> list[str]:
    """Return the names of tools that this machine lacks for some tests."""
    sentences = {
        "the browser tests: no Chromium (`apt-get install chromium`, or name one in CHROMIUM)": (
            not without_browser
        ),
        "the check of the catalogues: no gettext (`apt-get install gettext`)": system.gettext(),
        "the stemmers: no dictionaries (`apt-get install hunspell-lv hunspell-ru hunspell-en-us`)": (
            system.dictionaries()
        ),
    }
    return [sentence for sentence, there in sentences.items() if not there]


def _slowest() -> list[str]:
    """In CI, list the ten slowest tests, so that a new one is seen."""
    return ["--durations=10", "--durations-min=1"] if in_ci() else []


def _workers(arguments: Sequence[str], *, waits: bool) -> list[str]:
    """Use a process for each core, and one more if tests wait for the browser; one for a few named tests."""
    few = any("::" in argument or argument in {"-s", "--pdb", "-n"} for argument in arguments)
    number = max(2, os.cpu_count() or 2) + waits
    return [] if few else ["-n", str(number), "--dist", "worksteal"]
