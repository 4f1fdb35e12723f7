"""Pictures: in modern formats, with their alt text; a file that is missing spoils nothing."""

from pathlib import Path

import pytest

from tests import factories, pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


@pytest.fixture
def picture():
    return factories.picture()


def illustrated(picture):
    """An article with a picture in every place that takes one."""
    figure = {"image": picture, "alt_text": "Hands", "decorative": False, "caption": "At work"}
    film = {"url": "https://vimeo.com/123456", "title": "F", "poster": picture, "alt_text": ""}
    steps = [pages.step(image=picture, alt_text="Hands at the neck")]
    return pages.article(
        lead_image=picture,
        lead_image_alt="A back",
        author=factories.person(photo=picture),
        body=[
            ("figure", figure),
            ("video", film),
            ("technique_steps", {"title": "", "steps": steps}),
        ],
    )


def test_a_picture_comes_in_three_formats_with_widths_and_its_own_size(visitor, picture):
    page = visitor.read(illustrated(picture).get_url())

    figure = page.select_one(".block-figure picture")
    assert [source["type"] for source in figure.select("source")] == ["image/avif", "image/webp"]
    assert all(" 400w" in node["srcset"] for node in figure.select("source, img"))
    assert figure.img["alt"] == "Hands"
    assert figure.img["loading"] == "lazy"
    assert figure.img["sizes"]
    assert int(figure.img["width"]) / int(figure.img["height"]) == pytest.approx(
        900 / 600, abs=0.01
    )


def test_the_lead_picture_is_not_lazy(visitor, picture):
    page = visitor.read(illustrated(picture).get_url())

    lead = page.select_one("figure img")
    assert lead["alt"] == "A back"
    assert lead.get("loading") != "lazy"


def test_a_decorative_picture_is_silent(visitor, picture):
    value = {"image": picture, "alt_text": "Hands", "decorative": True, "caption": ""}

    page = visitor.read(pages.article(body=[("figure", value)]).get_url())

    assert page.select_one(".block-figure img")["alt"] == ""


@pytest.mark.parametrize("rendered", ["before", "never"])
@pytest.mark.parametrize("damage", ["missing", "empty", "not a picture"])
def test_a_damaged_file_leaves_the_page_standing(visitor, picture, rendered, damage):
    article = illustrated(picture)
    if rendered == "before":
        visitor.read(article.get_url())
    path = Path(picture.file.path)
    path.unlink()
    if damage != "missing":
        path.write_bytes(b"" if damage == "empty" else b"<html>")

    visitor.read(article.get_url())
    visitor.read(pages.guides().get_url())


def test_a_lost_rendition_is_no_error(visitor, picture):
    article = illustrated(picture)
    visitor.read(article.get_url())
    picture.renditions.all().delete()

    visitor.read(article.get_url())


def test_a_deleted_picture_is_left_out(visitor, picture):
    article = illustrated(picture)
    visitor.read(article.get_url())

    picture.delete()

    page = visitor.read(article.get_url())
    assert page.select("main picture") == []
    assert visitor.read(pages.guides().get_url()).select(".article-card picture") == []
