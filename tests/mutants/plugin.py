"""Empties the project's caches before each test, while `./dev mutants` runs.

A mutant runs in a fork of a process that has run the tests already: what unchanged
code has left in a ``functools.cache`` would hide the change. It would also hide from
mutmut which tests reach a function, for only the first of them does.
"""

import functools
import gc
from typing import Any

from devtools.console import ROOT

CACHES: list[Any] = []


def pytest_collection_finish() -> None:
    ours = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    CACHES[:] = [
        found
        for found in gc.get_objects()
        # `isinstance` would evaluate lazy objects.
        if type(found) is functools._lru_cache_wrapper
        and (found.__module__ or "").partition(".")[0] in ours
    ]


def pytest_runtest_setup() -> None:
    for found in CACHES:
        found.cache_clear()
