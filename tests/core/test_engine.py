"""The engine of the background work is one setting, and a wrong value says what is missing."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from core.background import checks, distributed, working
from core.background.checks import check_engine
from mysite.settings import engine


def test_an_unknown_engine_names_those_there_are():
    with pytest.raises(
        ImproperlyConfigured, match=r"“rq” is no engine\. There are immediate, data"
    ):
        engine.tasks("rq")


def test_a_missing_package_is_named(settings, monkeypatch):
    settings.TASKS_ENGINE = "procrastinate"
    monkeypatch.setattr(checks, "find_spec", lambda _name: None)
    monkeypatch.setattr(checks.connection, "vendor", "postgresql")

    (found,) = check_engine()

    assert found.id == "core.E003"
    assert "procrastinate[django]" in found.hint


def test_procrastinate_on_another_database_is_refused(settings, monkeypatch):
    settings.TASKS_ENGINE = "procrastinate"
    monkeypatch.setattr(checks.connection, "vendor", "sqlite")

    assert [found.id for found in check_engine()] == ["core.E004"]


@pytest.mark.parametrize("name", ["immediate", "database"])
def test_the_other_engines_need_nothing(settings, name):
    settings.TASKS_ENGINE = name

    assert check_engine() == []


def test_without_its_package_the_app_is_left_out_so_that_the_check_can_say_it(monkeypatch):
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    assert engine.apps("procrastinate") == []

    monkeypatch.undo()
    assert engine.apps("procrastinate") == ["procrastinate.contrib.django"]


def test_every_queue_has_a_loop_of_its_own_on_the_database(settings):
    settings.TASKS_ENGINE = "database"

    loops = working.runners()

    served = [(loop.worker.backend_name, *loop.worker.queue_names) for loop in loops]
    assert served == [("site", "mail"), ("site", "chores"), ("default", "default")]


def test_procrastinate_keeps_the_mail_apart(settings):
    settings.TASKS_ENGINE = "procrastinate"

    loops = working.runners()

    assert [loop.queues for loop in loops] == [["site.mail"], ["site.chores", "default.default"]]
    assert all(isinstance(loop, distributed.Runner) for loop in loops)


def test_the_immediate_engine_has_no_queue(settings):
    settings.TASKS_ENGINE = "immediate"

    assert working.runners() == []
