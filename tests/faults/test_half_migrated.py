"""A first start that was killed inside a migration without a transaction begins again."""

import sqlite3

import pytest

from tests.faults.test_interrupted_start import FirstStart

pytestmark = [pytest.mark.faults, pytest.mark.nightly, pytest.mark.once]


def test_a_migration_that_was_done_half_does_not_stop_the_next_start(tmp_path):
    start = FirstStart(tmp_path)
    start.run(kill_at=60)
    database = sqlite3.connect(start.database)
    tables = [n for (n,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert "wagtailcore_page" in tables
    database.execute("ALTER TABLE wagtailcore_page RENAME TO half_done")
    database.commit()
    database.close()

    assert "admin" in start.run()[-1]["logins"]
