"""Pages are made ready before anybody asks: by the command, and by the worker after a change."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.ready_pages import changes, warming
from core.ready_pages.store import memory
from core.ready_pages.warming import refresh
from tests import factories
from tests.pages import article
from tests.ready_pages.reading import Reader, connections_kept_open, ready_pages, run_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(settings, monkeypatch):
    settings.READY_PAGES = True
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    factories.site()
    # Every question about the version reaches the database.
    monkeypatch.setattr(changes, "CHECKED_EVERY", 0)
    monkeypatch.setattr(changes, "close_old_connections", lambda: None)
    with ready_pages():
        yield article(title="Back pain")


def warm(**options):
    out = StringIO()
    with connections_kept_open():
        call_command("warm", stdout=out, **options)
    return out.getvalue()


def test_after_the_command_a_reader_waits_for_no_rendering(guide):
    said = warm()

    reader = Reader()
    assert reader.get(guide.get_url()).is_hit
    assert reader.rendered == []
    assert "fwd=miss; stored" in said


def test_the_command_names_each_page_when_it_is_asked_to(guide):
    assert f"http://testserver{guide.get_url()}" in warm(verbosity=2)


def test_after_sql_by_hand_the_command_compares_every_page(guide):
    warm()
    changes.unwatch()
    type(guide).objects.update(title="Neck pain")
    changes.watch()
    reader = Reader()
    assert b"Back pain" in reader.read(guide.get_url())

    warm(again=True)

    assert b"Neck pain" in reader.read(guide.get_url())


@pytest.mark.usefixtures("guide")
def test_the_command_says_when_it_would_be_in_vain(settings):
    settings.READY_PAGES = False

    with pytest.raises(CommandError, match="READY_PAGES"):
        warm()


def test_the_worker_makes_pages_ready_after_a_change_and_then_rests(guide, monkeypatch):
    asked = []
    monkeypatch.setattr(warming.Warmer, "ask", lambda _self, address: asked.append(address))
    refresh()
    first = len(asked)
    refresh()
    assert len(asked) == first > 0
    run_waiting()  # a test is one transaction, and so one change, until its callbacks have run

    guide.title = "Neck pain"
    guide.save_revision().publish()
    refresh()

    assert len(asked) == 2 * first


@pytest.mark.usefixtures("guide")
def test_the_worker_looks_at_a_number_of_pages_only(monkeypatch):
    asked = []
    monkeypatch.setattr(warming, "MOST", 2)
    monkeypatch.setattr(warming.Warmer, "ask", lambda _self, address: asked.append(address))

    refresh()

    assert len(asked) == 2


def test_another_process_finds_what_the_worker_has_made(guide):
    warm()
    memory.clear()

    reader = Reader()

    assert reader.get(guide.get_url()).status == 200
    assert reader.rendered == []
