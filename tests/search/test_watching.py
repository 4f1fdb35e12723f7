"""Who watches over the index: the nightly job, the address for machines, the admin's home."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import timezone
from wagtail import hooks

from core import periodic
from forms.readiness import beat
from search.indexing.rebuilding import EVERY, heal_at_night
from search.models import Document, State, Waiting
from search.watching import LATE_AFTER, problems
from tests import factories, pages

pytestmark = pytest.mark.django_db

NIGHT = datetime.datetime(2026, 3, 3, 3, 0, tzinfo=ZoneInfo(settings.TIME_ZONE))
DAY = NIGHT.replace(hour=12)


@pytest.fixture(autouse=True)
def homes():
    return factories.site("en")


def lose_a_guide() -> None:
    page = pages.article(title="Kneading")
    Document.objects.filter(page=page).update(digest="old")


# Every night


def test_what_has_drifted_is_mended_at_night():
    lose_a_guide()

    report = heal_at_night(NIGHT)

    assert report
    assert report.changed == 1
    assert not Document.objects.filter(digest="old").exists()


def test_nothing_is_compared_by_day():
    lose_a_guide()

    assert heal_at_night(DAY) is None
    assert Document.objects.filter(digest="old").exists()


def test_one_night_has_one_comparison_whoever_asks():
    lose_a_guide()
    heal_at_night(NIGHT)
    Document.objects.update(digest="old")

    later = heal_at_night(NIGHT + datetime.timedelta(minutes=5))

    assert later is None


def test_the_next_night_has_its_own():
    lose_a_guide()
    heal_at_night(NIGHT)
    Document.objects.update(digest="old")

    next_night = heal_at_night(NIGHT + datetime.timedelta(days=1))

    assert next_night
    assert next_night.changed == Document.objects.count()
    assert datetime.timedelta(days=1) > EVERY


def test_it_is_night_where_the_practice_is():
    lose_a_guide()
    summer = datetime.datetime(2026, 7, 1, 0, 30, tzinfo=datetime.UTC)

    assert heal_at_night(summer) is not None


def test_the_comparison_is_written_down():
    lose_a_guide()

    heal_at_night(NIGHT)

    assert set(State.objects.values_list("checked_at", flat=True)) == {NIGHT}


def test_the_worker_does_it_and_works_the_queue_off():
    registered = {job.run for job in (make() for make in hooks.get_hooks(periodic.HOOK))}

    assert heal_at_night in registered
    assert "work_off" in {run.__name__ for run in registered}


# For machines


def test_all_is_well(client):
    beat()
    pages.article(title="Kneading")

    assert problems() == []
    assert client.get("/readyz").status_code == 200


def test_what_could_not_be_indexed_has_a_code(client):
    beat()
    pages.article(title="Kneading")
    Waiting.objects.create(subject="wagtailcore.page:1", tries=1, error="disk full")

    response = client.get("/readyz")

    assert (response.status_code, response.json()["problems"]) == (503, ["search_index_failed"])
    assert "disk full" not in response.content.decode()


def test_what_waits_is_late_only_after_a_while():
    pages.article(title="Kneading")
    Waiting.objects.create(subject="wagtailcore.page:1")
    soon, late = timezone.now(), timezone.now() + LATE_AFTER + datetime.timedelta(seconds=1)

    assert problems(soon) == []
    assert problems(late) == ["search_index_late"]


def test_a_failure_that_waits_for_its_next_turn_is_not_late_as_well():
    pages.article(title="Kneading")
    Waiting.objects.create(subject="wagtailcore.page:1", tries=3)

    assert problems(timezone.now() + LATE_AFTER * 2) == ["search_index_failed"]


def test_an_index_that_was_never_made_has_a_code():
    pages.article(title="Kneading")
    Document.objects.all().delete()

    assert problems() == ["search_index_empty"]


def test_a_site_without_a_page_is_ready(homes):
    homes["en"].unpublish()

    assert not Document.objects.exists()
    assert problems() == []


# For people


def panel(admin_client) -> str | None:
    page = BeautifulSoup(admin_client.get("/admin/").content, "html.parser")
    found = page.select_one(".index-panel")
    return " ".join(found.get_text(" ").split()) if found else None


def test_the_admins_home_is_silent_while_all_is_well(admin_client):
    pages.article(title="Kneading")

    assert panel(admin_client) is None


def test_the_admins_home_counts_what_cannot_be_found(admin_client):
    pages.article(title="Kneading")
    for number in range(2):
        Waiting.objects.create(subject=f"wagtailcore.page:{number}", tries=1, error="disk full")

    said = panel(admin_client)

    assert said
    assert "2 pages or entries could not be indexed" in said
    assert "disk full" not in said


def test_the_admins_home_says_that_changes_wait_too_long(admin_client):
    pages.article(title="Kneading")
    long_ago = timezone.now() - LATE_AFTER * 2
    Waiting.objects.create(subject="wagtailcore.page:1", next_try_at=long_ago)

    said = panel(admin_client)

    assert said
    assert "the worker does not seem to be running" in said
    assert "could not be indexed" not in said


def test_the_admins_home_says_that_the_index_is_empty(admin_client):
    pages.article(title="Kneading")
    Document.objects.all().delete()

    assert "rebuild_search" in (panel(admin_client) or "")
