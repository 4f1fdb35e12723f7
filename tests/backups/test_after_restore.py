"""After a restoration: what the database names and the place lacks is made again, or named."""

import datetime
import io
from pathlib import Path

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.conf import settings as site_settings
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from core.background.database import Runner
from core.background.engine import QUEUES
from core.models import Rendition, ScheduledChange, ScheduleFailure
from core.schedule.running import run_schedule
from forms.models import CallbackRequest
from search.models import Document
from tests import factories, pages
from tests.callbacks import callback_request

pytestmark = pytest.mark.django_db


def after_restore() -> str:
    said = io.StringIO()
    call_command("after_restore", stdout=said)
    return said.getvalue()


@pytest.fixture
def picture():
    picture = factories.picture()
    for spec in ("width-20", "width-30"):
        picture.get_rendition(spec)
    return picture


def test_the_cache_forgets():
    cache.set("of-the-site-before", 1)

    after_restore()

    assert cache.get("of-the-site-before") is None


def test_scaled_pictures_whose_files_are_gone_are_made_again(picture):
    lost, there = Rendition.objects.order_by("pk")
    Path(lost.file.path).unlink()

    said = after_restore()

    assert "1 scaled pictures were missing; 1 were made again" in said
    assert Rendition.objects.count() == 2
    assert all(Path(row.file.path).is_file() for row in Rendition.objects.all())
    assert Rendition.objects.filter(pk=there.pk).exists()


def test_the_worker_does_not_delete_the_pictures_that_were_made_again(
    picture, database_engine, django_capture_on_commit_callbacks
):
    for row in Rendition.objects.all():
        Path(row.file.path).unlink()

    with django_capture_on_commit_callbacks(execute=True):
        after_restore()
    for backend, queue in QUEUES:
        Runner(backend, queue, batch=True).run()

    assert all(Path(row.file.path).is_file() for row in Rendition.objects.all())
    # A picture that is deleted takes its files along as before.
    row = Rendition.objects.first()
    with django_capture_on_commit_callbacks(execute=True):
        row.delete()
    Runner("default", "default", batch=True).run()
    assert not Path(row.file.path).exists()


def test_a_picture_without_its_file_is_named_and_its_rows_go(picture):
    for row in Rendition.objects.all():
        Path(row.file.path).unlink()
    Path(picture.file.path).unlink()

    said = after_restore()

    assert "2 scaled pictures were missing; 0 were made again" in said
    assert f"“{picture.title}” has no file" in said
    assert not Rendition.objects.exists()


def test_the_search_index_is_built_again():
    factories.site()
    guide = pages.article()
    Document.objects.all().delete()

    after_restore()

    assert Document.objects.filter(page_id=guide.pk).exists()


def test_what_has_expired_since_the_backup_is_deleted():
    callback_request(status="closed", closed_at=timezone.now() - datetime.timedelta(days=100))

    assert "1 expired requests were deleted" in after_restore()
    assert not CallbackRequest.objects.exists()


def test_requests_that_no_key_opens_are_counted(settings):
    callback_request()
    assert "look at" not in after_restore()

    settings.CALLBACK_KEYS = [Fernet.generate_key().decode()]

    assert "1 requests cannot be opened" in after_restore()


def test_requests_that_cannot_be_found_by_number_are_counted(settings):
    callback_request()

    settings.CALLBACK_DIGEST_KEY = f"another {site_settings.CALLBACK_DIGEST_KEY}"

    assert "1 requests cannot be found by number" in after_restore()


@pytest.fixture
def passed():
    """A guide whose hour came between the backup and now."""
    factories.site()
    guide = pages.article(title="At its hour")
    guide.unpublish()
    guide.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    guide.save_revision().publish()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        yield guide


def test_a_schedule_that_passed_is_marked_and_nobody_is_mailed(passed, mailoutbox):
    said = after_restore()

    assert "1 scheduled changes passed meanwhile" in said
    assert "At its hour" in said
    failure = ScheduleFailure.objects.get()
    assert (failure.change, failure.error) == (ScheduledChange.PUBLISH, "RestoredError")
    assert mailoutbox == []


def test_it_waits_for_a_look_and_then_the_worker_makes_it(passed):
    after_restore()
    run_schedule()
    passed.refresh_from_db()
    assert not passed.live

    ScheduleFailure.objects.update(tried_at=timezone.now() - datetime.timedelta(minutes=6))
    run_schedule()

    passed.refresh_from_db()
    assert passed.live
    assert not ScheduleFailure.objects.exists()


def test_a_second_run_changes_nothing(picture, passed):
    after_restore()

    assert "0 scaled pictures were missing" in after_restore()
    assert ScheduleFailure.objects.count() == 1
