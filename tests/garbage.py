"""Spares the garbage collector what lives as long as the run: modules, models and the collected tests.

They are two thirds of a million objects; each full collection read all of them, which took 6 %
of the CPU of plain tests.
"""

import gc

import pytest

#: Allocations between two collections of the youngest objects; Python's own figure is 700.
YOUNGEST = 20_000


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Free what the collection left behind, then exempt the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNGEST, *gc.get_threshold()[1:])
