"""A picture that cannot be drawn is converted or refused on every way to upload it, in the person's language."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.images.models import Filter
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from accounts.models import User
from core.models import Picture
from tests import factories
from tests.translations.people import person

pytestmark = pytest.mark.django_db
DAMAGED = "This file is damaged or incomplete"
FORMATS = ["format-avif", "format-webp", "format-jpeg"]


def picture(mode="RGB", kind="PNG", size=(900, 600)):
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind)
    return file.getvalue()


def noise(kind):
    """Return a picture that no format can shorten much, so that a half of it is a half."""
    file = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(file, kind)
    return file.getvalue()


def deep_grey():
    """Return a PNG of 16 bits for a pixel, half black and half white."""
    row = [0] * 32 + [65_535] * 32
    image = Image.new("I;16", (64, 64))
    image.frombytes(struct.pack("<64H", *row) * 64)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def claiming(width, height):
    """Return a PNG whose header claims a size that its data does not have."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(head))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
    )


def upload(content, name="hands.png"):
    return SimpleUploadedFile(name, content, "image/png")


def form(content, name="hands.png"):
    data = {"title": "Hands", "collection": Collection.get_first_root_node().pk, "tags": ""}
    user = User.objects.filter(is_superuser=True).first() or person("admin")
    return get_image_form(Picture)(data, {"file": upload(content, name)}, user=user)


def accepted(content, name="hands.png"):
    found = form(content, name)
    assert found.is_valid(), found.errors
    return found.save()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("1", "PNG"),
        ("L", "PNG"),
        ("LA", "PNG"),
        ("P", "PNG"),
        ("P", "GIF"),
        ("RGB", "PNG"),
        ("RGBA", "PNG"),
        ("I;16", "PNG"),
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("RGB", "WEBP"),
        ("RGBA", "AVIF"),
    ],
)
def test_what_is_accepted_can_be_drawn_in_every_format(mode, kind):
    made = accepted(picture(mode, kind), f"hands.{kind.lower()}")

    for spec in FORMATS:
        assert made.get_rendition(Filter(f"width-400|{spec}")).width == 400


def test_a_deep_grey_picture_keeps_its_black_and_white():
    made = accepted(deep_grey())

    with made.file.open() as file, Image.open(file) as image:
        assert image.mode == "L"
        assert image.getpixel((0, 0)) == 0
        assert image.getpixel((63, 0)) == 255
    assert (made.width, made.height) == (64, 64)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_a_file_cut_off_half_way_is_refused(kind):
    whole = noise(kind)

    found = form(whole[: len(whole) // 2], f"hands.{kind.lower()}")

    assert not found.is_valid()
    assert "file" in found.errors


def test_a_file_cut_off_half_way_is_called_damaged():
    whole = noise("PNG")

    assert DAMAGED in form(whole[: len(whole) // 2]).errors["file"][0]


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", claiming(900, 600), claiming(2_000_000_000, 2_000_000_000)],
    ids=["zero bytes", "text", "header alone", "absurd size"],
)
def test_what_is_no_picture_is_refused(content):
    assert "file" in form(content).errors


def test_a_side_too_long_for_a_web_format_is_refused():
    assert "longer than 16383 pixels" in form(picture("L", size=(1, 16_384))).errors["file"][0]
    assert form(picture("L", size=(1, 16_383))).is_valid()


@pytest.fixture
def admin(client):
    factories.site()
    user = person("admin")
    client.force_login(user)
    return user


def half():
    whole = noise("PNG")
    return upload(whole[: len(whole) // 2])


def test_the_view_that_adds_one_picture_refuses_it(client, admin):
    answer = client.post(reverse("wagtailimages:add"), {"title": "Hands", "file": half()})

    assert DAMAGED in answer.content.decode()
    assert not Picture.objects.exists()


def test_the_view_that_adds_many_pictures_refuses_it(client, admin):
    answer = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Hands", "files[]": half(), "collection": Collection.get_first_root_node().pk},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert DAMAGED in answer.json()["error_message"]
    assert not Picture.objects.exists()


def test_the_chooser_refuses_it(client, admin):
    address = reverse("wagtailimages_chooser:create")
    data = {"image-chooser-upload-title": "Hands", "image-chooser-upload-file": half()}

    answer = client.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})

    assert DAMAGED in answer.json()["htmlFragment"]
    assert not Picture.objects.exists()


def test_a_file_is_not_replaced_by_it(client, admin):
    made = factories.picture()
    before = made.file.name

    answer = client.post(
        reverse("wagtailimages:edit", args=[made.pk]), {"title": "Hands", "file": half()}
    )

    assert DAMAGED in answer.content.decode()
    assert Picture.objects.get(pk=made.pk).file.name == before


def test_a_title_is_changed_without_reading_the_file_again(client, admin):
    made = factories.picture()

    client.post(reverse("wagtailimages:edit", args=[made.pk]), {"title": "Two hands"})

    assert Picture.objects.get(pk=made.pk).title == "Two hands"


@pytest.mark.parametrize(
    ("code", "said"), [("lv", "Šis fails ir bojāts"), ("ru", "Этот файл повреждён")]
)
def test_the_refusal_is_in_the_language_of_the_person(client, admin, code, said):
    UserProfile.objects.create(user=admin, preferred_language=code)

    answer = client.post(reverse("wagtailimages:add"), {"title": "Hands", "file": half()})

    assert said in answer.content.decode()
