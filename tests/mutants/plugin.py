"""Empties the project's caches before each mutant's tests.

A mutant runs in a fork of a process that has run the tests already: what unchanged
code has left in a ``functools.cache`` would hide the change.
"""

import functools
import gc

from devtools.console import ROOT


def pytest_sessionstart() -> None:
    ours = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    for cache in gc.get_objects():
        # `isinstance` would evaluate lazy objects.
        if type(cache) is not functools._lru_cache_wrapper:
            continue
        if (cache.__module__ or "").partition(".")[0] in ours:
            cache.cache_clear()
