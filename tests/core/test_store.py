"""A store that hangs, refuses or is full takes no page with it, and no thread for long."""

import datetime
import errno
import io
import time

import pytest
import requests
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from core import store as our_store
from core.models import Picture, Rendition
from tests import factories, pages
from tests.store import running_store
from tests.visitor import words

PUBLIC = "public, max-age=31536000, immutable"


@pytest.fixture(autouse=True)
def _without_pause(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    our_store._paused_until.clear()


@pytest.fixture
def store(monkeypatch):
    """Keep the site's media in a bucket of a real, small S3 server."""
    monkeypatch.setattr(our_store, "CONNECT_TIMEOUT", 0.2)
    monkeypatch.setattr(our_store, "READ_TIMEOUT", 0.3)
    with running_store() as running:
        bucket = {
            "BACKEND": "core.media.SiteS3Storage",
            "OPTIONS": {
                "endpoint_url": running.address,
                "region_name": "eu-central-1",
                "bucket_name": "media",
                "location": "media",
                "file_overwrite": False,
                "querystring_auth": False,
                "object_parameters": {"CacheControl": PUBLIC},
            },
        }
        with override_settings(STORAGES={**storages.backends, "default": bucket}):
            yield running


@pytest.fixture
def guide(db):
    """A guide whose picture is uploaded and not drawn yet."""
    factories.site()
    return pages.article(lead_image=factories.picture(), lead_image_alt="Hands on a back.")


def hang(store):
    store.answers.clear()


def full(store):
    store.refuses_with = 507


def broken(store):
    store.refuses_with = 403


def no_space(*_arguments):
    raise OSError(errno.ENOSPC, "No space left on device")


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(made, "PNG")
    return made.getvalue()


def test_a_picture_goes_in_and_comes_out_with_a_lasting_address(store, visitor):
    name = default_storage.save("images/back.png", ContentFile(b"a picture"))

    answer = visitor.get(default_storage.url(name))

    assert store.objects[f"media/media/{name}"].headers["Cache-Control"] == PUBLIC
    assert default_storage.url(name) == f"/media/{name}"
    assert b"".join(answer.streaming_content) == b"a picture"
    assert answer["Cache-Control"] == PUBLIC


def test_a_picture_that_is_not_there_is_404(store, visitor):
    assert visitor.get("/media/images/none.png").status_code == 404


@pytest.mark.parametrize("fault", [hang, full, broken])
def test_a_page_is_shown_without_its_picture_and_never_without_its_text(
    store, guide, visitor, fault
):
    fault(store)

    page = visitor.read(guide.get_url())

    assert guide.title in words(page)
    assert page.select("main picture, main img") == []
    assert not Rendition.objects.exists()


def test_the_next_view_after_it_has_the_picture(store, guide, visitor, monkeypatch):
    hang(store)
    visitor.read(guide.get_url())
    store.answers.set()
    our_store._paused_until.clear()

    page = visitor.read(guide.get_url())

    assert page.select("main picture img")


def test_a_page_whose_pictures_are_drawn_asks_the_store_nothing(store, guide, visitor):
    visitor.read(guide.get_url())
    store.asked.clear()
    hang(store)

    assert visitor.read(guide.get_url()).select("main picture img")
    assert store.asked == []


def test_a_full_disk_costs_a_page_its_picture_only(guide, visitor, monkeypatch):
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", no_space)

    page = visitor.read(guide.get_url())

    assert guide.title in words(page)
    assert page.select("main picture, main img") == []


def upload(client):
    picture = SimpleUploadedFile("back.png", png(), "image/png")
    return client.post("/admin/images/add/", {"title": "Back", "file": picture})


@pytest.mark.parametrize("fault", [hang, full, broken])
def test_an_upload_is_refused_and_leaves_no_record(store, admin_client, fault):
    fault(store)

    assert upload(admin_client).status_code == 503
    assert not Picture.objects.exists()


def test_an_upload_to_a_full_disk_is_refused_and_leaves_no_record(admin_client, monkeypatch):
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", no_space)

    assert upload(admin_client).status_code == 503
    assert not Picture.objects.exists()


def test_a_picture_out_of_reach_is_503_and_asked_for_again(store, visitor, db):
    default_storage.save("images/back.png", ContentFile(b"a picture"))
    hang(store)

    answer = visitor.get("/media/images/back.png")

    assert answer.status_code == 503
    assert "no-store" in answer["Cache-Control"]


def test_a_store_that_hangs_is_asked_twice_and_then_left_alone(store, visitor, db):
    hang(store)
    for _ in range(20):
        assert visitor.get("/media/images/back.png").status_code == 503

    assert len(store.asked) == our_store.ATTEMPTS


def test_after_the_pause_it_is_asked_again(store, visitor, db, monkeypatch):
    default_storage.save("images/back.png", ContentFile(b"a picture"))
    hang(store)
    visitor.get("/media/images/back.png")
    store.answers.set()
    later = time.monotonic() + our_store.PAUSE
    monkeypatch.setattr(our_store.time, "monotonic", lambda: later)

    assert visitor.get("/media/images/back.png").status_code == 200


# Documents: only through the site, which asks who may read them


@pytest.fixture
def document(store, db):
    model = get_document_model()
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    file = ContentFile(b"%PDF-1.4 between us", name="letter.pdf")
    made = model.objects.create(title="Letter", collection=private, file=file)
    store.is_private = True
    return made


def test_a_document_is_stored_so_that_no_cache_keeps_it(store, document):
    [kept] = store.objects.values()

    assert kept.headers["Cache-Control"] == "private, no-store"


def test_a_stranger_gets_a_private_document_neither_from_the_site_nor_from_the_bucket(
    store, document, visitor
):
    address = default_storage.url(document.file.name)
    below_media = f"/media/{document.file.name}"

    assert visitor.get(document.url).status_code == 302
    assert visitor.get(below_media).status_code == 404
    assert requests.get(address.partition("?")[0], timeout=5).status_code == 403


def test_who_may_read_it_gets_it_through_the_site(store, document, admin_client):
    answer = admin_client.get(document.url)

    assert b"".join(answer.streaming_content) == b"%PDF-1.4 between us"
    assert answer["Cache-Control"] == "private, no-cache"


def test_what_is_signed_for_it_is_valid_for_a_minute(store, document):
    signed = default_storage.url(document.file.name, expire=3600)
    assert requests.get(signed, timeout=5).content == b"%PDF-1.4 between us"

    with time_machine.travel(timezone.now() + datetime.timedelta(seconds=61), tick=True):
        assert requests.get(signed, timeout=5).status_code == 403


def test_a_bucket_that_anybody_may_read_is_found_out(store, db, capsys):
    store.is_private = True
    call_command("check_private_files")
    assert "Nobody can read" in capsys.readouterr().out

    store.is_private = False
    with pytest.raises(CommandError, match="Anybody can read"):
        call_command("check_private_files")
    assert store.objects == {}
