"""Several workers at the hour of a scheduled publication: it is published once, over nothing newer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from core.schedule import running
from core.schedule.due import due_changes
from core.schedule.failures import problems
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 4


@pytest.fixture
def due():
    """Pages whose hour has come."""
    pages = [factories.standard_page(title=f"At its hour {number}") for number in range(3)]
    hour = timezone.now() - timedelta(minutes=1)
    for page in pages:
        page.unpublish()
        page.title += ", published"
        revision = page.save_revision()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=hour)
    return pages


def together(work) -> None:
    def one(_number: int) -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(one, range(WORKERS)))


def log_of(page, action: str) -> int:
    return PageLogEntry.objects.filter(page=page.pk, action=action).count()


def test_workers_that_have_found_the_same_publications_make_each_once(due):
    listed = Barrier(WORKERS)

    def work() -> None:
        now = timezone.now()
        found = due_changes(now)
        assert len(found) == 3
        listed.wait(60)
        for change in found:
            running._make(change, now)

    together(work)

    for page in due:
        page.refresh_from_db()
        assert page.live
        assert page.title.endswith("published")
        assert log_of(page, "wagtail.publish.scheduled") == 1
    assert problems() == []


def test_workers_that_have_found_the_same_expiry_make_it_once():
    page = factories.standard_page()
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    listed = Barrier(WORKERS)

    def work() -> None:
        now = timezone.now()
        (change,) = due_changes(now)
        listed.wait(60)
        running._make(change, now)

    together(work)

    page.refresh_from_db()
    assert not page.live
    assert log_of(page, "wagtail.unpublish.scheduled") == 1


def test_a_worker_that_died_in_the_middle_leaves_the_publication_to_the_next(due, monkeypatch):
    publish = Revision.publish

    def die(self, **options):
        publish(self, **options)
        raise OperationalError  # the connection is gone with the process

    monkeypatch.setattr(Revision, "publish", die)
    with pytest.raises(OperationalError):
        running.run_schedule()
    monkeypatch.undo()
    for page in due:
        page.refresh_from_db()
        assert not page.live, "rolled back as a whole"

    running.run_schedule()

    for page in due:
        page.refresh_from_db()
        assert page.live
        assert log_of(page, "wagtail.publish.scheduled") == 1
