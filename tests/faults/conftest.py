from collections.abc import Iterator

import pytest

from tests.databases.engines import Postgres
from tests.faults.database import Database, database


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that break the running site before all others.

    They mostly wait, for a lease or a restart. At the end of a run the other worker would have
    nothing left to do meanwhile.
    """
    items.sort(key=lambda item: item.get_closest_marker("faults") is None)


@pytest.fixture(scope="module")
def own_database(request) -> Iterator[Database]:
    databases = request.config.pluginmanager.get_plugin("databases").databases
    if not isinstance(databases.engine, Postgres):
        pytest.skip("Needs PostgreSQL.")
    with database() as server:
        if server is None:
            pytest.skip("Needs PostgreSQL's programs.")
        server.fill_from(databases.engine, databases.templates.migrated())
        yield server
