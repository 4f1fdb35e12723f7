"""The worker opens what was published, so that no visitor waits for pictures to be scaled."""

import datetime
import time

import pytest
from django.utils import timezone, translation
from wagtail.models import Page

from core.models import Rendition
from core.warming import Warming, open_as_visitor
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


def opened(warming):
    return [page.pk for page in warming.open_some()]


def test_the_first_visitor_finds_every_picture_ready(visitor, guide):
    assert opened(Warming()) == [guide.pk]
    ready = set(Rendition.objects.values_list("pk", flat=True))

    for address in (guide.get_url(), guide.get_parent().get_url()):
        assert "<picture" in str(visitor.read(address))

    assert ready
    assert set(Rendition.objects.values_list("pk", flat=True)) == ready


def test_each_publication_is_opened_once(guide):
    warming = Warming()
    assert opened(warming) == [guide.pk]
    assert opened(warming) == []

    guide.save_revision().publish()

    assert opened(warming) == [guide.pk]
    assert opened(warming) == []


def test_front_pages_are_opened_first(guide, monkeypatch):
    monkeypatch.setattr("core.warming.AT_A_TIME", 60)
    published = [guide.get_parent().get_parent().pk, guide.get_parent().pk, guide.pk]
    Page.objects.filter(pk__in=published).update(last_published_at=timezone.now())

    assert opened(Warming()) == published


def test_after_a_second_the_mail_has_its_turn(guide, monkeypatch):
    Page.objects.filter(pk=guide.get_parent().pk).update(last_published_at=timezone.now())
    monkeypatch.setattr("core.warming.AT_A_TIME", 0.01)
    monkeypatch.setattr("core.warming.open_as_visitor", lambda _page: time.sleep(0.02))
    warming = Warming()

    assert [opened(warming) for _ in range(3)] == [[guide.get_parent().pk], [guide.pk], []]


def test_what_cannot_be_opened_is_not_tried_for_ever(guide, monkeypatch):
    warming = Warming()
    monkeypatch.setattr("core.warming.open_as_visitor", lambda _page: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        warming.open_some()

    assert opened(warming) == []


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
