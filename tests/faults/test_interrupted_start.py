"""A first start is killed repeatedly: the next start continues, and the site is complete in the end."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import settings

from demo.tree import pages
from devtools.console import ROOT

pytestmark = [pytest.mark.faults, pytest.mark.nightly, pytest.mark.once]

KILLS = int(os.environ.get("FAULT_KILLS") or 4)
#: Progress is reported so often, at least, in what is left of a start: kills lie inside it.
EVENTS = 45
PAGES = (1 + len(list(pages()))) * len(settings.LANGUAGES)


class FirstStart:
    """`demo.prepare` on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "db.sqlite3"
        self.log = folder / "log"
        self.env: Mapping[str, str] = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "tests.faults.seeded_settings",
            "TEST_MEDIA_ROOT": str(folder / "media"),
        }

    def run(self, kill_at: int | None = None, pause: float = 0.0) -> list[dict]:
        """Run it to its end, or kill it so many seconds after the event of this number; return the events."""
        command = [sys.executable, "-m", "demo.prepare", "--fresh"]
        with self.log.open("w") as log:
            program = subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, stderr=log
            )
        events = []
        assert program.stdout
        for line in program.stdout:
            events.append(json.loads(line))
            if len(events) == kill_at:
                time.sleep(pause)
                program.kill()
                break
        program.stdout.close()
        code = program.wait()
        assert kill_at or code == 0, self.log.read_text()[-3000:]
        return events

    def manage(self, *arguments: str) -> str:
        return subprocess.check_output(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.env,
            text=True,
            stderr=subprocess.STDOUT,
        )

    def count(self, query: str) -> int:
        connection = sqlite3.connect(self.database)
        try:
            return connection.execute(query).fetchone()[0]
        finally:
            connection.close()


def test_a_first_start_that_is_killed_at_any_point_is_finished_by_the_next(tmp_path):
    start = FirstStart(tmp_path)
    for _kill in range(KILLS):
        start.run(kill_at=random.randint(2, EVENTS), pause=random.uniform(0, 0.3))

    events = start.run()

    assert "admin" in events[-1]["logins"]
    live = "SELECT count(*) FROM wagtailcore_page WHERE live AND alias_of_id IS NULL AND depth > 1"
    assert start.count(live) == PAGES
    without_segments = """
        SELECT count(*) FROM wagtail_localize_translationsource source WHERE NOT EXISTS (
            SELECT 1 FROM wagtail_localize_stringsegment WHERE source_id = source.id)"""
    assert start.count(without_segments) == 0
    assert start.count("SELECT count(*) FROM search_waiting") == 0
    assert "0 written, 0 removed" in start.manage("rebuild_search")
    assert "; 0 translations were published" in start.manage("seed_demo")
