"""No test sees another test's changes in its database."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from playwright.sync_api import Page as BrowserPage
from wagtail.models import Page, Site

TWICE = pytest.mark.parametrize("time", ["first", "second"])


def leave_a_trace() -> None:
    assert not get_user_model().objects.filter(username="trace").exists()

    get_user_model().objects.create(username="trace")


@TWICE
def test_a_plain_database_has_three_homes_and_nothing_else(db: None, time: str):
    assert [page.slug for page in Page.objects.filter(depth=2)] == ["home-en", "home-lv", "home-ru"]
    assert Page.objects.count() == 4
    assert not get_user_model().objects.exists()
    leave_a_trace()


@TWICE
def test_a_bare_database_is_migrated_and_empty(bare_database: None, time: str):
    assert not Page.objects.filter(slug__startswith="home-").exists()
    assert not get_user_model().objects.exists()
    leave_a_trace()


@TWICE
def test_the_demo_site_is_there_and_stays_as_it_was(demo_site: None, time: str):
    assert Site.objects.get().root_page.get_children().exists()
    leave_a_trace()


def test_the_demo_site_has_its_pictures(demo_site: None):
    assert any(path.is_file() for path in Path(settings.MEDIA_ROOT).rglob("*"))


@TWICE
def test_a_test_that_commits_starts_from_the_three_homes(transactional_db: None, time: str):
    assert Page.objects.count() == 4
    assert not connection.in_atomic_block
    leave_a_trace()


@pytest.mark.browser
@TWICE
def test_a_live_site_belongs_to_one_test(page: BrowserPage, time: str):
    leave_a_trace()

    answer = page.goto("/en/")

    assert answer
    assert answer.ok
    assert page.locator("html").get_attribute("lang") == "en"


def rename_the_home_page() -> None:
    """It fails if it runs a second time on the same database, or in the database of a test."""
    home = Site.objects.get().root_page
    assert home.title != "Prepared"
    Page.objects.filter(pk=home.pk).update(title="Prepared")


@pytest.mark.browser
@pytest.mark.prepared(by=rename_the_home_page)
@TWICE
def test_a_prepared_live_site_starts_from_what_was_prepared_once(live_site: str, time: str):
    assert Site.objects.get().root_page.title == "Prepared"
    leave_a_trace()
