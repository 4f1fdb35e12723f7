"""Several servers that start with a new version migrate one after the other."""

import io
import threading

import pytest
from django.core.management import call_command
from django.db import connection, connections

from core.migrating import one_migrator


class Told(io.StringIO):
    """Takes the output of a command and says when it is about to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits = threading.Event()

    def write(self, text: str) -> int:
        if "waiting" in text:
            self.waits.set()
        return super().write(text)


def refuse_to_wait() -> None:
    raise AssertionError("Nobody else migrates.")


def migrate(told: Told) -> None:
    try:
        call_command("migrate", verbosity=0, stdout=told)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_a_second_migration_waits_for_the_first():
    told = Told()
    second = threading.Thread(target=migrate, args=[told])
    with one_migrator(connection, refuse_to_wait):
        second.start()

        assert told.waits.wait(timeout=60)
        assert second.is_alive()
    second.join(timeout=60)

    assert not second.is_alive()


@pytest.mark.django_db(transaction=True)
def test_the_lock_is_free_after_a_failed_migration():
    with pytest.raises(RuntimeError), one_migrator(connection, refuse_to_wait):
        raise RuntimeError

    told = Told()
    call_command("migrate", verbosity=0, stdout=told)
    assert not told.waits.is_set()
