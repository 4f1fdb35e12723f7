"""A stored picture is upright, in sRGB, and says nothing of where, when and with what it was taken, however it came in."""

import io
import struct
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image, ImageCms
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.images.models import Filter
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from core.drawable import TooManyPixelsError
from core.models import Picture, Rendition
from core.uploads.cleaning import MOVEMENT, PROFILE, clean
from core.uploads.containers import holds_only_pixels
from tests import factories
from tests.translations.people import person

pytestmark = pytest.mark.django_db

WIDE, HIGH = 90, 60
RED, BLUE = (220, 30, 30), (30, 30, 220)
#: EXIF's number for a picture that has to be turned a quarter to the right.
ORIENTATION, QUARTER = 0x0112, 6
CAMERA, GPS = 0x0110, 0x8825


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[ORIENTATION] = orientation
    made[CAMERA] = "Camera X100"
    made.get_ifd(GPS)[2] = (56.0, 57.0, 0.0)
    return made


def two_colours(size: tuple[int, int] = (WIDE, HIGH), mode: str = "RGB") -> Image.Image:
    """Return a picture with a red upper half and a blue lower one."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, size[1] // 2, size[0], size[1]))
    return image.convert(mode)


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(kind: str = "JPEG", orientation: int = 1) -> bytes:
    secrets = {"exif": exif(orientation)}
    if kind in {"JPEG", "WEBP", "AVIF"}:
        secrets["xmp"] = b"<x:xmpmeta>CameraOwner</x:xmpmeta>"
    if kind == "JPEG":
        secrets["comment"] = b"CameraComment"
    return written(two_colours(), kind, **secrets)


SECRETS = [b"X100", b"Camera", b"xmpmeta", b"Exif", b"Photoshop"]


def betrayed(content: bytes) -> list[bytes]:
    return [secret for secret in SECRETS if secret in content]


def content_of(row: Picture | Rendition) -> bytes:
    with row.file.storage.open(row.file.name) as file:
        return file.read()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_is_left_of_the_camera_and_the_place(kind):
    content = photo(kind)
    assert betrayed(content)

    cleaned = clean(io.BytesIO(content)).content

    assert betrayed(cleaned) == []
    assert not Image.open(io.BytesIO(cleaned)).getexif()


def test_iptc_and_what_hangs_behind_a_picture_are_left_out():
    iptc = b"\xff\xed\x00\x22Photoshop 3.0\x008BIM\x04\x04Anna in Riga"
    plain = written(two_colours(), "JPEG")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.html", "<script>alert(1)</script>")

    for content in (plain[:2] + iptc + plain[2:], plain + archive.getvalue()):
        cleaned = clean(io.BytesIO(content)).content
        assert cleaned is not None
        assert b"Anna" not in cleaned
        assert b"script" not in cleaned


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_of_pixels_only_is_stored_as_it_came(kind):
    content = written(two_colours(), kind)

    assert holds_only_pixels(content, kind)
    assert clean(io.BytesIO(content)).content is None


def test_a_jpeg_is_written_without_visible_loss():
    before = Image.effect_noise((160, 120), 60).convert("RGB")
    content = written(before, "JPEG", quality=88, comment=b"x")

    cleaned = clean(io.BytesIO(content)).content

    pairs = zip(
        Image.open(io.BytesIO(content)).tobytes(),
        Image.open(io.BytesIO(cleaned)).tobytes(),
        strict=True,
    )
    # Of 255; the noise is another one each time.
    assert max(abs(one - other) for one, other in pairs) <= 8


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_photograph_is_turned_upright_once(orientation):
    content = photo(orientation=orientation)
    as_shown = {5: (HIGH, WIDE), 6: (HIGH, WIDE), 7: (HIGH, WIDE), 8: (HIGH, WIDE)}

    image = Image.open(io.BytesIO(clean(io.BytesIO(content)).content))

    assert image.size == as_shown.get(orientation, (WIDE, HIGH))
    assert image.getexif().get(ORIENTATION, 1) == 1


def profile_of(name: bytes) -> bytes:
    """Return an ICC profile with the primaries of Adobe RGB, whose numbers mean stronger colours than sRGB's."""

    def numbers(*values: float) -> bytes:
        return struct.pack(">4sI3i", b"XYZ ", 0, *(round(value * 65536) for value in values))

    curve = struct.pack(">4sIIH2x", b"curv", 0, 1, round(2.2 * 256))
    tags = {
        b"desc": struct.pack(">4sII", b"desc", 0, len(name) + 1) + name + bytes(1 + 78 + 3),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": numbers(0.9642, 1.0, 0.8249),
        b"rXYZ": numbers(0.60974, 0.31111, 0.01947),
        b"gXYZ": numbers(0.20528, 0.62567, 0.06087),
        b"bXYZ": numbers(0.14919, 0.06322, 0.74457),
        **dict.fromkeys([b"rTRC", b"gTRC", b"bTRC"], curve),
    }
    table, data, at = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", tag, at + len(data), len(content))
        data += padded
    whole = struct.pack(">I", len(tags)) + table + data
    head = struct.pack(
        ">I4sI4s4s4s12x4s28x3i48x",
        *(128 + len(whole), b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"acsp"),
        *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)),
    )
    return head + whole


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_colour_profile_is_converted_and_dropped(kind):
    grey_green = (100, 200, 100)
    image = Image.new("RGB", (40, 40), grey_green)
    content = written(image, kind, icc_profile=profile_of(b"Wide"))

    cleaned = clean(io.BytesIO(content))

    made = Image.open(io.BytesIO(cleaned.content))
    red, green, blue = made.getpixel((20, 20))
    assert "icc_profile" not in made.info
    assert cleaned.losses == ()
    assert red < 70
    assert (green, blue) == (pytest.approx(200, abs=8), pytest.approx(95, abs=12))


def test_the_numbers_of_a_picture_in_srgb_stay_as_they_are():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = written(two_colours(), "PNG", icc_profile=srgb)

    image = Image.open(io.BytesIO(clean(io.BytesIO(content)).content))

    assert "icc_profile" not in image.info
    assert image.getpixel((5, 5)) == RED


UNFIT = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


@pytest.mark.parametrize("profile", [b"no profile", UNFIT], ids=["damaged", "unfit"])
def test_a_profile_that_cannot_be_converted_is_a_loss_that_is_named(profile):
    content = written(two_colours(), "PNG", icc_profile=profile)

    assert clean(io.BytesIO(content)).losses == (PROFILE,)


def test_a_picture_for_print_without_a_profile_is_shown_and_named():
    cleaned = clean(io.BytesIO(written(two_colours(mode="CMYK"), "JPEG")))

    assert cleaned.losses == (PROFILE,)
    assert Image.open(io.BytesIO(cleaned.content)).mode == "RGB"


def film() -> bytes:
    frames = [Image.new("RGB", (50, 50), colour) for colour in (RED, BLUE)]
    return written(frames[0], "GIF", save_all=True, append_images=frames[1:])


def test_of_a_moving_picture_the_first_frame_is_kept():
    cleaned = clean(io.BytesIO(film()))

    assert cleaned.losses == (MOVEMENT,)
    assert Image.open(io.BytesIO(cleaned.content)).n_frames == 1


def test_a_bomb_is_refused_before_it_is_unpacked(settings, monkeypatch):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = WIDE * HIGH - 1
    monkeypatch.setattr("core.uploads.cleaning.read_to_the_end", None)

    with pytest.raises(TooManyPixelsError):
        clean(io.BytesIO(photo()))


# On every way in


@pytest.fixture
def admin(client):
    factories.site()
    client.force_login(person("admin"))
    return client


def upload(content: bytes, name: str = "hands.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def by_one(client, file):
    client.post(reverse("wagtailimages:add"), {"title": "Hands", "file": file})


def by_many(client, file):
    data = {"title": "Hands", "files[]": file, "collection": Collection.get_first_root_node().pk}
    ajax = {"x-requested-with": "XMLHttpRequest"}
    return client.post(reverse("wagtailimages:add_multiple"), data, headers=ajax)


def by_chooser(client, file):
    data = {"image-chooser-upload-title": "Hands", "image-chooser-upload-file": file}
    ajax = {"x-requested-with": "XMLHttpRequest"}
    client.post(reverse("wagtailimages_chooser:create"), data, headers=ajax)


def by_replacing(client, file):
    made = factories.picture()
    client.post(reverse("wagtailimages:edit", args=[made.pk]), {"title": "Hands", "file": file})


def by_code(_client, file):
    Picture.objects.create(title="Hands", file=file)


WAYS = [by_one, by_many, by_chooser, by_replacing, by_code]


@pytest.mark.parametrize("way", WAYS)
def test_however_it_comes_in_it_is_stored_upright_and_silent(admin, way):
    way(admin, upload(photo(orientation=QUARTER)))

    made = Picture.objects.get()
    assert betrayed(content_of(made)) == []
    assert (made.width, made.height) == (HIGH, WIDE)


def test_the_chosen_part_of_a_portrait_is_in_the_crop():
    """Wagtail issue 2909: it measured the picture as it lay, and showed it as it stands."""
    made = Picture.objects.create(title="Hands", file=upload(photo(orientation=QUARTER)))
    # Turned a quarter to the right, the blue lower half is on the left.
    made.focal_point_x, made.focal_point_y = 10, 45
    made.focal_point_width = made.focal_point_height = 10
    made.save()

    crop = made.get_rendition(Filter("fill-20x20-c100|format-png"))

    red, _green, blue = Image.open(io.BytesIO(content_of(crop))).convert("RGB").getpixel((10, 10))
    assert blue > red


@pytest.mark.parametrize("spec", ["format-avif", "format-webp", "format-jpeg", "format-png"])
def test_what_is_drawn_says_nothing_either(spec):
    made = Picture.objects.create(title="Hands", file=upload(photo()))

    assert betrayed(content_of(made.get_rendition(Filter(f"width-40|{spec}")))) == []


@pytest.mark.parametrize("way", [by_one, by_many, by_chooser, by_replacing])
def test_a_loss_is_said_after_the_upload(admin, way):
    way(admin, upload(film(), "hands.gif"))

    shown = BeautifulSoup(admin.get(reverse("wagtailimages:index")).content, "html.parser")
    assert "only its first frame was kept" in shown.select_one(".messages").text


def test_after_an_upload_of_many_the_loss_is_named_with_its_picture(admin):
    answer = by_many(admin, upload(film(), "hands.gif")).json()

    assert "only its first frame was kept" in answer["form"]


def test_nothing_is_said_without_a_loss(admin):
    answer = admin.post(reverse("wagtailimages:add"), {"title": "Hands", "file": upload(photo())})

    assert not any("frame" in str(one) for one in get_messages(answer.wsgi_request))


@pytest.mark.parametrize(("code", "said"), [("lv", "pirmais kadrs"), ("ru", "первый кадр")])
def test_a_loss_is_said_in_the_language_of_the_person(admin, code, said):
    UserProfile.objects.update_or_create(
        user_id=admin.session["_auth_user_id"], defaults={"preferred_language": code}
    )
    by_one(admin, upload(film(), "hands.gif"))

    assert said in admin.get(reverse("wagtailimages:index")).content.decode()


def account(content: bytes) -> AvatarPreferencesForm:
    profile = UserProfile.get_for_user(person("admin"))
    return AvatarPreferencesForm({}, {"avatar": upload(content)}, instance=profile)


def test_a_persons_own_picture_is_silent_too():
    account(photo()).save()

    with UserProfile.objects.get().avatar.open() as file:
        assert betrayed(file.read()) == []


def test_a_persons_damaged_picture_is_refused():
    content = written(Image.effect_noise((500, 500), 90), "PNG")

    assert "avatar" in account(content[: len(content) // 2]).errors


# Pictures that were stored before


@pytest.fixture
def old_photo():
    """A photograph that was stored as it lay, with a focal point that was chosen on the upright one."""
    made = Picture.objects.create(title="Hands", file=upload(written(two_colours(), "JPEG")))
    made.file.storage.delete(made.file.name)
    made.file.storage.save(made.file.name, ContentFile(photo(orientation=QUARTER)))
    # In the middle of the blue half as the chooser stored it: stretched to the lying picture's size.
    Picture.objects.filter(pk=made.pk).update(
        focal_point_x=15, focal_point_y=30, focal_point_width=15, focal_point_height=10
    )
    return Picture.objects.get(pk=made.pk)


def test_the_command_turns_old_pictures_and_their_focal_points(old_photo, capsys):
    old = old_photo.file.name
    Rendition.objects.create(
        image=old_photo, filter_spec="width-40", focal_point_key="", file=upload(photo())
    )

    call_command("clean_pictures")

    made = Picture.objects.get()
    assert "1 pictures, of which 1 were cleaned" in capsys.readouterr().out
    assert (made.width, made.height) == (HIGH, WIDE)
    assert (made.focal_point_x, made.focal_point_y) == (10, 45)
    assert betrayed(content_of(made)) == []
    assert made.file.name != old
    assert all(betrayed(content_of(one)) == [] for one in made.renditions.all())


def test_the_command_leaves_clean_and_damaged_pictures_alone(capsys):
    clean_one = factories.picture()
    damaged = factories.picture()
    damaged.file.storage.delete(damaged.file.name)
    names = [clean_one.file.name, damaged.file.name]

    call_command("clean_pictures")

    assert [row.file.name for row in Picture.objects.order_by("pk")] == names
    assert "Left as it is: hands" in capsys.readouterr().err


# Documents


@pytest.mark.parametrize(
    ("content", "accepted"),
    [(b"%PDF-1.7\n%%EOF", True), (b"<html><script>alert(1)</script>", False)],
)
def test_a_file_that_is_called_a_pdf_must_be_one(admin, content, accepted):
    from wagtail.documents import get_document_model

    file = SimpleUploadedFile("letter.pdf", content, "application/pdf")
    admin.post(reverse("wagtaildocs:add"), {"title": "Letter", "file": file})

    assert get_document_model().objects.exists() is accepted
