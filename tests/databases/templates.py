"""Template databases that all others are copied from: migrated, with three empty home pages, with the demo site."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools import fingerprint
from devtools.console import ROOT
from tests.databases.engines import Engine

CACHE = ROOT / "var" / "test-cache"


def _state() -> dict[str, str]:
    """Name the state of the code once for all workers, for somebody may edit it while they run."""
    if "TEST_STATE" not in os.environ:
        os.environ["TEST_STATE"] = json.dumps(fingerprint.state())
    known: dict[str, str] = json.loads(os.environ["TEST_STATE"])
    return known | {"homes": f"{known['site']}_{known['homes']}"}


STATE = _state()


class BuildError(Exception):
    """The migrations or the seed command failed."""


class Templates:
    """Builds each template once, on first use by any worker, and keeps it for the next run."""

    def __init__(self, engine: Engine, vendor: str) -> None:
        self.engine = engine
        self.vendor = vendor

    def migrated(self) -> str:
        return self._once(f"migrated_{STATE['schema']}", "migrate")

    def homes(self) -> str:
        return self._once(f"homes_{STATE['homes']}", "homes", start_from=self.migrated)

    def seeded(self) -> str:
        return self._once(f"seeded_{STATE['site']}", "seed", start_from=self.migrated)

    def media(self, template: str) -> Path:
        """Return the folder of the files that belong to a seeded database."""
        return CACHE / f"{self.vendor}-{template}-media"

    def _once(self, template: str, task: str, start_from: Callable[[], str] | None = None) -> str:
        if self._exists(template):
            return template
        source = start_from() if start_from else None
        with self._lock(task):
            if not self._exists(template):
                self._forget_older(task)
                self._build(template, task, source)
        return template

    def _exists(self, template: str) -> bool:
        whole = self.media(template).exists() or not template.startswith("seeded_")
        return whole and template in self.engine.names()

    def _build(self, template: str, task: str, source: str | None) -> None:
        unfinished = f"building_{task}"
        if source:
            self.engine.clone(source, unfinished)
        else:
            self.engine.create(unfinished)
        media = self.media(template)
        shutil.rmtree(media, ignore_errors=True)
        result = subprocess.run(
            [sys.executable, "-m", "tests.databases.build", task, media],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": self.engine.url(unfinished)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if result.returncode:
            raise BuildError(
                f"The database of the tests cannot be built ({task}):\n{result.stdout}"
            )
        self.engine.rename(unfinished, template)

    def _forget_older(self, task: str) -> None:
        """Keep the newest one: another run may be using it."""
        kind = {"migrate": "migrated_", "homes": "homes_", "seed": "seeded_"}[task]
        for name in [name for name in self.engine.names() if name.startswith(kind)][:-1]:
            self.engine.drop(name)
            shutil.rmtree(self.media(name), ignore_errors=True)

    @contextmanager
    def _lock(self, task: str) -> Iterator[None]:
        with (CACHE / f"{self.vendor}-{task}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
