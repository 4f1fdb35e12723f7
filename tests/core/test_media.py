"""Pictures have lasting addresses on the site itself, wherever they are stored."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, default_storage
from django.test import override_settings

from core.media import SiteS3Storage
from core.middleware import admin_directives
from mysite.settings.storage import files


def test_a_picture_is_served_for_a_year_and_runs_nothing(visitor, db):
    name = default_storage.save("images/back.png", ContentFile(b"a picture"))

    response = visitor.get(f"/media/{name}")

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"a picture"
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "Vary" not in response or "Cookie" not in response["Vary"]


def test_a_picture_in_another_store_is_served_alike(visitor, db):
    memory = {"default": {"BACKEND": f"{InMemoryStorage.__module__}.{InMemoryStorage.__name__}"}}
    with override_settings(STORAGES=memory | {"staticfiles": memory["default"]}):
        default_storage.save("images/back.webp", ContentFile(b"elsewhere"))
        response = visitor.get("/media/images/back.webp")

        assert b"".join(response.streaming_content) == b"elsewhere"


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.xml", "a.js", "a.bin"])
def test_what_is_no_picture_is_a_download(visitor, db, name):
    default_storage.save(f"images/{name}", ContentFile(b"<script>alert(1)</script>"))

    response = visitor.get(f"/media/images/{name}")
    b"".join(response.streaming_content)

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "documents/letter.pdf",
        "images/../documents/letter.pdf",
        "images/%2e%2e/documents/letter.pdf",
        "images\\..\\documents\\letter.pdf",
        "images/nothing.png",
        "images/a%00b.png",
        "../db.sqlite3",
    ],
)
def test_nothing_else_is_served(visitor, db, path):
    default_storage.save("documents/letter.pdf", ContentFile(b"private"))

    assert visitor.get(f"/media/{path}").status_code == 404


def test_a_picture_cannot_be_posted(visitor, db):
    assert visitor.post("/media/images/back.png").status_code in {403, 405}


@pytest.mark.parametrize(
    ("media_url", "expected"),
    [
        ("/media/", "/media/images/m%C4%93rs.png"),
        ("https://cdn.example.lv/media/", "https://cdn.example.lv/media/images/m%C4%93rs.png"),
    ],
)
def test_a_bucket_gives_lasting_unsigned_addresses(media_url, expected):
    storage = SiteS3Storage(bucket_name="media", endpoint_url="http://store:8333", location="media")

    with override_settings(MEDIA_URL=media_url):
        assert storage.url("images/mērs.png") == expected


# One setting for the storage, the addresses and the policy


def configured(**variables: str):
    class Variables(environ.Env):
        ENVIRON = variables

    return files(Variables(), {"default": {"BACKEND": "disk"}, "staticfiles": {"BACKEND": "disk"}})


def test_without_a_setting_files_are_on_the_disk_and_come_from_the_site():
    found = configured()

    assert found.storages["default"] == {"BACKEND": "disk"}
    assert (found.media_url, found.static_url) == ("/media/", "/static/")
    assert found.policy == {"img-src": ["'self'", "data:"]}


def test_a_bucket_alone_changes_no_address():
    found = configured(AWS_STORAGE_BUCKET_NAME="media", AWS_S3_ENDPOINT_URL="http://store:8333")

    options = found.storages["default"]["OPTIONS"]
    assert (options["bucket_name"], options["endpoint_url"]) == ("media", "http://store:8333")
    assert options["querystring_auth"] is False
    assert "immutable" in options["object_parameters"]["CacheControl"]
    assert found.media_url == "/media/"
    assert found.policy["img-src"] == ["'self'", "data:"]


def test_a_cdn_is_allowed_by_the_setting_that_names_it():
    found = configured(
        AWS_STORAGE_BUCKET_NAME="media",
        AWS_STATIC_BUCKET_NAME="static",
        MEDIA_DOMAIN="media.example.lv",
        STATIC_DOMAIN="static.example.lv",
    )

    assert found.media_url == "https://media.example.lv/media/"
    assert found.static_url == "https://static.example.lv/static/"
    assert found.storages["staticfiles"]["OPTIONS"]["custom_domain"] == "static.example.lv"
    assert found.policy == {
        "img-src": ["'self'", "data:", "https://media.example.lv", "https://static.example.lv"],
        "script-src": ["'self'", "https://static.example.lv"],
        "style-src": ["'self'", "https://static.example.lv"],
        "font-src": ["'self'", "https://static.example.lv"],
    }


def test_a_static_bucket_without_its_domain_is_refused():
    with pytest.raises(ImproperlyConfigured, match="STATIC_DOMAIN"):
        configured(AWS_STATIC_BUCKET_NAME="static")


def test_the_admin_may_load_what_visitors_may():
    ours = ["'self'", "https://s.lv"]
    directives = {"script-src": ours, "style-src": ours, "img-src": ["'self'", "https://m.lv"]}
    with override_settings(CONTENT_SECURITY_POLICY={"DIRECTIVES": directives}):
        found = admin_directives()

    assert {"'self'", "https://s.lv"} <= set(found["script-src"]) & set(found["style-src"])
    assert "https://m.lv" in found["img-src"]
