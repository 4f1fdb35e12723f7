"""A picture that was stored before its file was checked, or lost its file since: named to editors, and no broken image."""

import io
import struct

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from checks.examining import examine
from checks.rules.pictures import UNDRAWABLE
from core.models import Picture
from tests import factories, pages
from tests.core.test_picture_uploads import noise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def spoil(picture: Picture, content: bytes | None) -> None:
    """Put another content into the stored file, or delete it, behind the back of the upload."""
    default_storage.delete(picture.file.name)
    if content is not None:
        default_storage.save(picture.file.name, ContentFile(content))
    picture.renditions.all().delete()
    cache.clear()


def guide(picture: Picture):
    figure = {"image": picture, "alt_text": "Hands", "decorative": False, "caption": "At work"}
    return pages.article(
        body=[("figure", figure)], lead_image=picture, lead_image_alt="Hands", lead_image_caption=""
    )


BROKEN = {
    "missing": None,
    "empty": b"",
    "no picture": b"not a picture",
    "cut off": noise("PNG")[:60_000],
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_page_shows_no_broken_image_and_the_rest(visitor, content):
    picture = factories.picture()
    page = guide(picture)
    spoil(picture, content)

    shown = visitor.read(page.get_url())

    assert shown.select("main img") == []
    assert "not-found" not in str(shown)
    assert "At work" in shown.text


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_the_content_checks_name_each_place_of_it(content):
    picture = factories.picture()
    page = guide(picture)
    before = {str(found.message) for found in examine(page).must}
    spoil(picture, content)

    found = [str(one.where) for one in examine(page).must if str(one.message) == str(UNDRAWABLE)]

    assert str(UNDRAWABLE) not in before
    assert found == ["Lead picture", "Body › Figure › Picture"]


def deep_grey() -> bytes:
    """Return a PNG of 16 bits for a pixel, half dark and half light grey."""
    image = Image.new("I;16", (64, 64))
    image.frombytes(struct.pack("<64H", *[0x4000] * 32, *[0xC000] * 32) * 64)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_a_grey_picture_of_16_bits_that_is_stored_is_drawn(visitor):
    picture = factories.picture()
    spoil(picture, deep_grey())
    rendition = Picture.objects.get(pk=picture.pk).get_rendition("width-64|format-png")

    with rendition.file.open() as file, Image.open(io.BytesIO(file.read())) as made:
        dark, light = (made.convert("L").getpixel((x, 32)) for x in (5, 60))

    assert (dark, light) == (pytest.approx(64, abs=2), pytest.approx(191, abs=2))
    assert Picture.objects.get(pk=picture.pk).is_drawable


def test_a_file_is_read_once_for_all_checks(django_assert_num_queries, monkeypatch):
    picture = factories.picture()
    cache.clear()
    assert picture.is_drawable

    monkeypatch.setattr(Picture, "open_file", None)

    assert picture.is_drawable


def test_the_card_of_a_guide_has_no_empty_frame(visitor):
    picture = factories.picture()
    page = guide(picture)
    spoil(picture, None)

    html = BeautifulSoup(str(visitor.read(page.get_parent().get_url())), "html.parser")

    assert html.select(".article-card")
    assert html.select(".article-card img") == []
