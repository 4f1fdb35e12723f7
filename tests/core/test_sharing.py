"""What a messenger shows beside a link: title, language, and a picture drawn for the page."""

import io
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from PIL import Image
from wagtail.models import PageViewRestriction

from core import web_manifest
from core.sharing import body_map, lettering, picture
from core.sharing.picture import Share
from core.zones import Zone
from tests import factories

MARK = tuple(int(picture.ACCENTS["clay"][i : i + 2], 16) for i in (1, 3, 5))


def meta(visitor, address: str) -> dict[str, str]:
    soup = BeautifulSoup(visitor.get(address).content, "html.parser")
    return {tag["property"]: tag["content"] for tag in soup.select("meta[property]")}


def path_of(url: str) -> str:
    return url.removeprefix("http://localhost")


def colours(png: bytes) -> set[tuple[int, ...]]:
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    return {pixel for _count, pixel in drawn.getcolors(2**20)}


@pytest.mark.django_db
def test_a_link_is_shown_with_title_language_and_picture(visitor):
    factories.site()
    factories.practice_text("lv", name="Labas rokas")
    about = factories.standard_page(slug="about")
    factories.translated(about, "lv", title="Par mums", slug="par-mums")

    found = meta(visitor, "/lv/par-mums/")

    assert found["og:title"] == "Par mums"
    assert found["og:locale"] == "lv_LV"
    assert found["og:site_name"] == "Labas rokas"
    assert found["og:url"] == "http://localhost/lv/par-mums/"
    drawn = visitor.get(path_of(found["og:image"]))
    assert drawn["Content-Type"] == "image/png"
    assert "immutable" in drawn["Cache-Control"]
    assert Image.open(io.BytesIO(drawn.content)).size == (1200, 630)


@pytest.mark.django_db
def test_a_new_title_gives_the_picture_a_new_address_and_the_old_one_leads_there(visitor):
    factories.site()
    about = factories.standard_page(title="About us", slug="about")
    old = path_of(meta(visitor, "/en/about/")["og:image"])
    about.title = "Who we are"
    about.save_revision().publish()

    new = path_of(meta(visitor, "/en/about/")["og:image"])

    assert new != old
    assert visitor.get(old)["Location"] == new


@pytest.mark.django_db
def test_a_page_that_is_not_for_everyone_has_no_picture(visitor):
    factories.site()
    private = factories.standard_page(slug="private")
    draft = factories.standard_page(slug="draft")
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    for page in (private, draft):
        assert visitor.get(f"/share/{page.pk}/abc.png").status_code == 404


def test_the_zones_of_a_guide_are_marked_on_the_map():
    def painted(*zones: str) -> bool:
        drawn = body_map.draw(zones, 100, "#cbdbd0", picture.ACCENTS["clay"])
        return any(pixel[:3] == MARK for _count, pixel in drawn.getcolors(2**20))

    assert painted("lower_back")
    assert not painted()


def test_every_zone_has_its_outline_on_the_map():
    assert set(body_map.outlines()) == set(Zone.values)


def test_an_outline_that_cannot_be_drawn_is_an_error():
    with pytest.raises(ValueError, match="command H"):
        list(body_map.polygons("M0 0H3Z"))


@pytest.mark.parametrize("text", ["Back pain – “how”?", "Muguras masāža, ŠĶĢŅ", "Массаж: №1, ёж"])
def test_every_letter_of_the_three_languages_is_drawn(text):
    blank = [
        letter
        for letter in text
        if letter.strip()
        and not lettering.face(lettering.alphabet(letter), 40).getmask(letter).getbbox()
    ]

    assert blank == []


def test_a_title_that_never_fits_ends_in_an_ellipsis():
    size, lines = picture.fitted("massage of the back " * 20, 700)

    assert (size, len(lines)) == (52, 6)
    assert lines[-1].endswith("…")


def test_a_short_title_is_large():
    assert picture.fitted("Massage", 700) == (78, ["Massage"])


def test_the_address_changes_with_everything_that_the_picture_shows():
    shares = [
        Share("a", "b"),
        Share("b", "b"),
        Share("a", "c"),
        Share("a", "b", ("legs",)),
        Share("a", "b", (), "pine"),
    ]

    assert len({share.digest for share in shares}) == len(shares)


def test_the_colours_are_those_of_the_style_sheet():
    tokens = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
    papers = re.findall(r"--paper: (#\w+)", tokens)

    assert papers[:2] == [web_manifest.PAPER, web_manifest.NIGHT]
    assert f"--pine: {web_manifest.PINE};" in tokens
    assert f"--on-pine: {picture.PAPER};" in tokens
    assert all(f"--clay-on-pine: {colour};" in tokens for colour in picture.ACCENTS.values())


@pytest.mark.django_db
def test_a_phone_keeps_the_site_under_its_name(visitor):
    factories.site()
    factories.practice_text(name="Good Hands Massage")

    found = visitor.get("/site.webmanifest")

    assert found["Content-Type"] == "application/manifest+json"
    assert found.json()["name"] == "Good Hands Massage"
    for icon in found.json()["icons"]:
        assert icon["src"].startswith(settings.STATIC_URL)
