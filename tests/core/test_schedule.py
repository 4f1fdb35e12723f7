"""What editors have scheduled goes live by the worker, without another service: once, and no failure is silent."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import unpublished
from wagtail.users.models import UserProfile

from core.models import ScheduledChange, ScheduleFailure
from core.periodic import PeriodicJobs
from core.schedule.due import due_changes
from core.schedule.failures import problems
from core.schedule.running import _make, run_schedule
from tests import factories, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def scheduled():
    factories.site()
    page = pages.article(title="At its hour")
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_a_scheduled_page_goes_live_at_its_hour(scheduled):
    PeriodicJobs().run_due()
    scheduled.refresh_from_db()
    assert not scheduled.live

    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        PeriodicJobs().run_due()

    scheduled.refresh_from_db()
    assert scheduled.live


# Once, and over nothing newer


def run_at(moment):
    with time_machine.travel(moment, tick=False):
        run_schedule()


def publish_at(page, hour, user=None, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.go_live_at = hour
    revision = page.save_revision(user=user)
    revision.publish()
    page.refresh_from_db()
    return revision


def published_by_schedule(page) -> int:
    return PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled").count()


def test_a_worker_with_an_older_list_publishes_nothing_again_over_a_correction(scheduled):
    later = timezone.now() + timedelta(hours=2)
    listed_by_the_second_worker = due_changes(later)
    with time_machine.travel(later):
        run_schedule()
        scheduled.refresh_from_db()
        scheduled.title, scheduled.go_live_at = "Corrected", None
        scheduled.save_revision().publish()
        for change in listed_by_the_second_worker:
            _make(change, later)

    scheduled.refresh_from_db()
    assert scheduled.title == "Corrected"
    assert published_by_schedule(scheduled) == 1
    assert problems() == []


def test_a_newer_live_revision_cancels_an_hour_that_was_left_behind(scheduled):
    hour = scheduled.go_live_at
    due = scheduled.revisions.get(approved_go_live_at__isnull=False)
    scheduled.title, scheduled.go_live_at = "Newer", None
    scheduled.save_revision().publish()
    scheduled.revisions.filter(pk=due.pk).update(approved_go_live_at=hour)

    run_at(hour + timedelta(minutes=1))

    scheduled.refresh_from_db()
    assert scheduled.title == "Newer"
    assert not scheduled.revisions.filter(approved_go_live_at__isnull=False).exists()


# Failures


@pytest.fixture
def editor(django_user_model):
    user = django_user_model.objects.create_superuser("eva", "eva@example.org", "secret")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "lv"
    profile.save()
    return user


@pytest.fixture
def taken(editor):
    """A page whose address was taken meanwhile, and another one for the same hour; the hour."""
    factories.site()
    hour = timezone.now() + timedelta(hours=1)
    first, second = pages.article(title="First"), pages.article(title="Second")
    for page in (first, second):
        page.unpublish()
        publish_at(page, hour, user=editor)
    revision = first.revisions.get(approved_go_live_at__isnull=False)
    revision.content["slug"] = pages.article(title="In its place").slug
    revision.save()
    return first, second, hour


def test_a_failure_keeps_its_hour_and_the_others_go_live(taken):
    first, second, hour = taken

    run_at(hour + timedelta(minutes=1))

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.live, second.live) == (False, True)
    assert first.revisions.filter(approved_go_live_at=hour).count() == 1


def test_a_failure_is_told_to_readiness_and_once_to_its_editor_in_their_language(taken, mailoutbox):
    first, _second, hour = taken

    for minutes in (1, 2, 8):
        run_at(hour + timedelta(minutes=minutes))

    assert problems() == ["schedule_failed"]
    failure = ScheduleFailure.objects.get()
    assert (failure.instance.pk, failure.change) == (first.pk, ScheduledChange.PUBLISH)
    assert (failure.error, failure.due_at) == ("ValidationError", hour)
    assert failure.tried_at == hour + timedelta(minutes=8), "tried again after five minutes only"
    (mail,) = mailoutbox
    assert mail.to == ["eva@example.org"]
    assert mail.subject == "Neizdevās ieplānotajā laikā: First"
    assert f"/admin/pages/{first.pk}/edit/" in mail.body


def test_between_two_tries_lie_five_minutes(taken):
    _first, _second, hour = taken
    run_at(hour + timedelta(minutes=1))

    run_at(hour + timedelta(minutes=4))

    assert ScheduleFailure.objects.get().tried_at == hour + timedelta(minutes=1)


def test_the_home_page_names_it_to_who_can_mend_it(taken, editor, client: Client):
    first, _second, hour = taken
    run_at(hour + timedelta(minutes=1))
    client.force_login(editor)

    shown = client.get("/admin/").content.decode()

    assert f'<a href="/admin/pages/{first.pk}/edit/">First</a>' in shown
    assert "Neizdevās ieplānotajā laikā" in shown


def test_it_is_made_as_soon_as_nothing_is_in_its_way(taken):
    first, _second, hour = taken
    run_at(hour + timedelta(minutes=1))
    revision = first.revisions.get(approved_go_live_at__isnull=False)
    revision.content["slug"] = "free-again"
    revision.save()

    run_at(hour + timedelta(minutes=7))

    first.refresh_from_db()
    assert first.live
    assert problems() == []


def test_whoever_cancels_the_hour_ends_the_alarm(taken):
    first, _second, hour = taken
    run_at(hour + timedelta(minutes=1))
    first.revisions.update(approved_go_live_at=None)

    run_at(hour + timedelta(minutes=2))

    assert problems() == []


def test_what_cannot_go_offline_is_told_too(editor, mailoutbox):
    factories.site()
    page = pages.article(title="Stays")
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save_revision(user=editor).publish()

    def refuse(**_arguments):
        raise ValidationError("no")

    unpublished.connect(refuse)
    try:
        run_at(page.expire_at + timedelta(minutes=1))
    finally:
        unpublished.disconnect(refuse)

    page.refresh_from_db()
    assert page.live, "rolled back as a whole"
    assert problems() == ["schedule_failed"]
    assert [mail.to for mail in mailoutbox] == [["eva@example.org"]]


def test_wagtails_command_does_the_same(scheduled):
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")

    scheduled.refresh_from_db()
    assert scheduled.live
