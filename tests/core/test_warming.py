"""The worker opens what was published, so that no visitor waits for pictures to be scaled."""

import datetime

import pytest
from django.utils import timezone, translation
from wagtail import hooks
from wagtail.models import Page

from core import warming
from core.models import JobState, Rendition
from core.periodic import HOOK, PeriodicJobs
from core.warming import open_as_visitor, warm_published
from tests import factories, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    """The only page that was published lately."""
    factories.site()
    made = pages.article(lead_image=factories.picture(), lead_image_alt="Hands.")
    earlier = timezone.now() - datetime.timedelta(days=1)
    Page.objects.exclude(pk=made.pk).update(last_published_at=earlier)
    return made


@pytest.fixture
def opened(monkeypatch):
    """The keys of the pages that are requested."""
    keys = []
    monkeypatch.setattr("core.warming.open_as_visitor", lambda page: keys.append(page.pk))
    return keys


@pytest.fixture
def only_this_job(monkeypatch):
    job = next(
        job for job in (make() for make in hooks.get_hooks(HOOK)) if job.name == warming.NAME
    )
    monkeypatch.setattr("core.periodic.registered", lambda: [job])


def next_round() -> None:
    JobState.objects.update(due_at=timezone.now())
    PeriodicJobs().run_due()


def test_the_first_visitor_finds_every_picture_ready(visitor, guide):
    warm_published()
    ready = set(Rendition.objects.values_list("pk", flat=True))

    for address in (guide.get_url(), guide.get_parent().get_url()):
        assert "<picture" in str(visitor.read(address))

    assert ready
    assert set(Rendition.objects.values_list("pk", flat=True)) == ready


def test_each_publication_is_opened_once_with_its_list(guide, opened, only_this_job):
    next_round()
    assert opened == [guide.pk, guide.get_parent().pk]
    next_round()
    assert len(opened) == 2

    guide.save_revision().publish()
    next_round()
    assert opened[2:] == [guide.pk, guide.get_parent().pk]
    next_round()
    assert len(opened) == 4


def test_front_pages_are_opened_first(guide, opened):
    published = [guide.get_parent().get_parent().pk, guide.get_parent().pk, guide.pk]
    Page.objects.filter(pk__in=published).update(last_published_at=timezone.now())

    warm_published()

    assert opened[:3] == published


def test_what_cannot_be_opened_holds_up_no_other_page(guide, opened, monkeypatch, only_this_job):
    def fails(page):
        opened.append(page.pk)
        raise ZeroDivisionError

    monkeypatch.setattr("core.warming.open_as_visitor", fails)
    next_round()

    assert opened == [guide.pk, guide.get_parent().pk]
    next_round()
    assert len(opened) == 2


def test_a_page_that_was_unpublished_meanwhile_is_left_alone(guide, opened):
    guide.unpublish()

    warming.warm_page.call(guide.pk)

    assert opened == []


def test_a_page_is_opened_as_a_visitor_sees_it_over_https(guide, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert open_as_visitor(guide).status_code == 200


def test_the_workers_language_stays_as_it_was():
    homes = factories.site()

    with translation.override("ru"):
        assert open_as_visitor(homes["lv"]).status_code == 200
        assert translation.get_language() == "ru"


def test_a_page_without_an_address_is_left_alone():
    assert open_as_visitor(Page.get_first_root_node()) is None
