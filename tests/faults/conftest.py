from collections.abc import Iterator

import pytest

from tests.databases.engines import Postgres
from tests.faults.database import Database, database


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
