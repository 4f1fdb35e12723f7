"""Puts the tests that break the running site before all others.

They mostly wait, for a lease or a restart. At the end of a run the other worker would have nothing
left to do meanwhile.
"""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("faults") is None)
