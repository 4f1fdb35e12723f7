"""Pictures are drawn by the worker: a visitor's request never draws, and a page misses its picture but not its text."""

import pytest
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from core.background.database import Runner
from core.background.engine import CHORES, SITE
from core.drawing import preparing
from core.drawing.kinds import KINDS, all_specs, kind_of
from core.drawing.permission import drawing, may_draw
from core.models import JobState, Picture, PracticeSettings, Rendition
from tests import factories, pages
from tests.translations.people import person
from tests.visitor import Visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(database_engine):
    """A guide with a picture in its head and one in its text, which nobody has drawn."""
    factories.site()
    figure = {"image": factories.picture(), "alt_text": "A hand on a neck", "decorative": False}
    return pages.article(
        lead_image=factories.picture(),
        lead_image_alt="Hands on a back",
        body=[("figure", figure | {"caption": "At work"})],
    )


@pytest.fixture
def no_writing(monkeypatch):
    def refuse(*_arguments: object) -> None:
        raise AssertionError("A page view wrote a file.")

    monkeypatch.setattr(FileSystemStorage, "_save", refuse)


def orders() -> int:
    return DBTaskResult.objects.filter(task_path=preparing.prepare.module_path).count()


def work() -> None:
    Runner(SITE, CHORES, batch=True).run()


def test_a_page_is_shown_with_the_frame_and_words_of_a_picture_that_is_not_drawn(
    visitor, guide, no_writing
):
    page = visitor.read(guide.get_url())

    assert page.select("main img") == []
    frames = [svg["viewbox"] for svg in page.select("main .awaited svg")]
    assert frames == ["0 0 900 600", "0 0 900 600"]
    assert [words(alt) for alt in page.select("main .awaited__alt")] == [
        "Hands on a back",
        "A hand on a neck",
    ]
    assert "At work" in words(page)
    assert guide.title in words(page)
    assert not Rendition.objects.exists()


def test_the_worker_draws_and_the_next_visitor_sees(visitor, guide):
    visitor.read(guide.get_url())

    work()

    assert len(visitor.read(guide.get_url()).select("main picture img")) == 2
    assert Rendition.objects.filter(image=guide.lead_image).count() == len(all_specs(900))


def test_a_picture_is_drawn_before_any_page_shows_it(visitor, guide):
    Visitor().get("/healthz")  # commits what the builders did
    work()
    before = set(Rendition.objects.values_list("pk", flat=True))

    assert len(visitor.read(guide.get_url()).select("main picture img")) == 2
    assert set(Rendition.objects.values_list("pk", flat=True)) == before


def test_many_visitors_order_a_picture_once(guide):
    Visitor().get("/healthz")
    DBTaskResult.objects.all().delete()

    for _ in range(5):
        Visitor().read(guide.get_url())
    Visitor().get("/healthz")

    assert orders() == 2


def test_the_number_of_queries_does_not_grow_with_the_pictures(visitor, guide):
    def queries_with(number: int) -> int:
        figures = [
            ("figure", {"image": factories.picture(), "alt_text": "x", "decorative": False})
            for _ in range(number)
        ]
        page = pages.article(body=figures)
        visitor.get(page.get_url())
        work()
        visitor.get(page.get_url())
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(visitor.read(page.get_url()).select("main picture img")) == number
        return len(asked)

    assert queries_with(1) == queries_with(6)


def test_a_crop_of_an_earlier_focal_point_is_shown_until_the_new_one_is_drawn(visitor, guide):
    visitor.get("/healthz")
    work()
    picture = guide.lead_image
    picture.focal_point_x = picture.focal_point_y = 100
    picture.focal_point_width = picture.focal_point_height = 50
    picture.save()
    listing = guide.get_parent().get_url()

    assert visitor.read(listing).select(".article-card img")
    known = Rendition.objects.count()
    work()

    assert Rendition.objects.count() > known
    source = visitor.read(listing).select_one(".article-card img")["src"]
    assert Rendition.objects.get(file=source.removeprefix("/media/")).focal_point_key


def test_the_practices_mark_stands_in_for_its_logo_until_that_is_drawn(visitor, guide):
    logo = factories.picture("logo")
    practice = PracticeSettings.load()
    practice.logo = logo
    practice.save()
    cache.clear()

    before = visitor.read("/en/").select_one(".brand__mark")["src"]
    work()
    cache.clear()

    assert "favicon" in before
    assert "fill-96x96" in visitor.read("/en/").select_one(".brand__mark")["src"]


def test_a_preview_draws_at_once(client, guide):
    client.force_login(person("admin"))
    preview = f"/admin/pages/{guide.pk}/view_draft/"

    answer = client.get(preview)

    assert b"<picture" in answer.content
    assert Rendition.objects.exists()


def test_a_picture_that_another_worker_draws_is_left_to_it(guide):
    picture = guide.lead_image
    with preparing._turn(picture.pk) as ours:
        assert ours
        preparing.prepare.call(picture.pk)

    assert not picture.renditions.exists()
    assert not JobState.objects.filter(name__contains="draw picture").exists()


def test_a_store_that_fails_is_tried_again_and_a_damaged_picture_is_not(guide, monkeypatch):
    picture = guide.lead_image
    Visitor().get("/healthz")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_save", full)
        with pytest.raises(preparing.StoreFailingError):
            preparing.prepare.call(picture.pk)

    picture.file.storage.delete(picture.file.name)
    preparing.prepare.call(picture.pk)
    before = orders()
    preparing.order(picture.pk)
    Visitor().get("/healthz")

    assert not picture.renditions.exists()
    assert orders() == before


def test_the_job_orders_what_lacks_a_size_and_nothing_else(guide):
    Visitor().get("/healthz")
    work()
    DBTaskResult.objects.all().delete()
    preparing.order_missing()
    Visitor().get("/healthz")
    assert orders() == 0

    guide.lead_image.renditions.first().delete()
    preparing.order_missing()
    Visitor().get("/healthz")

    assert orders() == 1


@pytest.mark.parametrize("width", [100, 799, 800, 1199, 1200, 5000])
def test_the_worker_draws_whatever_a_page_can_show(width):
    drawn = set(all_specs(width))

    for place in KINDS:
        assert set(kind_of(place, width).specs) <= drawn


def test_a_request_within_another_is_as_the_outer_one():
    assert may_draw()
    with drawing(permitted=False):
        assert not may_draw()
    assert may_draw()


def test_memory_is_not_spent_on_a_bomb_that_was_stored(settings, guide):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    preparing.prepare.call(guide.lead_image.pk)

    assert not Picture.objects.get(pk=guide.lead_image_id).renditions.exists()
