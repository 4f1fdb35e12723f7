"""The bytes of a ready page: in each encoding, to each kind of question."""

import gzip
import pickle
import time
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from core.ready_pages.entries import CONTROL, Entry, accepted
from core.ready_pages.store import configuration

HTML = b"<p>Slowly, slowly.</p>" * 100


def entry(body: bytes = HTML, *headers: tuple[str, str]) -> Entry:
    return Entry.of(
        body,
        [("Content-Type", "text/html"), *headers],
        version=(1, 1),
        until=time.time() + 60,
        queries=[("SELECT 1", (1, "x"))],
        fingerprint=b"x",
    )


def ask(page: Entry, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
    head: list[Any] = []
    sent = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    body = page.respond(
        {"REQUEST_METHOD": method} | sent, lambda status, headers: head.extend([status, headers])
    )
    return head[0], dict(head[1]), b"".join(body)


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("GZIP ; q=1.0", "gzip"),
        ("br;q=0.0", ""),
        ("identity", ""),
        ("brotli", ""),
    ],
)
def test_the_best_encoding_that_a_browser_accepts_is_sent(header, encoding):
    assert accepted(header) == encoding


def test_each_encoding_holds_the_same_page_under_a_tag_of_its_own():
    plain, zipped, packed = (ask(entry(), accept_encoding=name) for name in ("", "gzip", "br"))

    assert plain[2] == gzip.decompress(zipped[2]) == brotli.decompress(packed[2]) == HTML
    assert len({plain[1]["ETag"], zipped[1]["ETag"], packed[1]["ETag"]}) == 3
    assert zipped[1]["Content-Length"] == str(len(zipped[2]))
    assert "Content-Encoding" not in plain[1]


def test_a_page_varies_by_encoding_only_and_is_asked_for_each_time():
    _status, headers, _body = ask(entry(HTML, ("Vary", "Cookie"), ("X-Request-ID", "1")))

    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Cache-Control"] == CONTROL
    assert "max-age=0" in CONTROL
    assert "X-Request-ID" not in headers


@pytest.mark.parametrize("sent", ["{}", "W/{}", '"other", {}', "*"])
def test_a_browser_that_has_the_page_gets_no_body(sent):
    tag = ask(entry(), accept_encoding="br")[1]["ETag"]

    status, headers, body = ask(entry(), accept_encoding="br", if_none_match=sent.format(tag))

    assert (status, body) == ("304 Not Modified", b"")
    assert headers["ETag"] == tag
    assert headers["Vary"] == "Accept-Encoding"
    assert "Content-Length" not in headers


def test_a_browser_that_has_another_encoding_gets_the_body():
    tag = ask(entry(), accept_encoding="gzip")[1]["ETag"]

    assert ask(entry(), accept_encoding="br", if_none_match=tag)[0] == "200 OK"


def test_another_page_has_another_tag():
    assert entry().etag != entry(b"other").etag


def test_head_gets_the_headers_of_get():
    status, headers, body = ask(entry(), "HEAD")

    assert (status, body) == ("200 OK", b"")
    assert headers["Content-Length"] == str(len(HTML))


def test_a_proxy_may_keep_the_page_until_the_end_of_the_second(time_machine):
    time_machine.move_to(1_790_000_000.9, tick=False)

    assert ask(entry())[1]["X-Accel-Expires"] == "@1790000000"


def test_an_entry_travels_to_other_processes():
    page = entry()
    ask(page, accept_encoding="gzip")

    other = pickle.loads(pickle.dumps(page))  # noqa: S301

    assert ask(other) == ask(page)
    assert other.queries == page.queries


def test_a_page_is_true_for_its_version_until_its_time(time_machine):
    time_machine.move_to(1_790_000_000, tick=False)
    page = entry()

    assert page.is_true_at((1, 1))
    assert not page.is_true_at((2, 2))
    assert not page.is_true_at(None)
    time_machine.shift(61)
    assert not page.is_true_at((1, 1))


@pytest.mark.parametrize("name", ["page.html", "lv/LC_MESSAGES/django.mo"])
def test_other_templates_and_catalogues_have_other_pages(settings, tmp_path, name):
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    settings.LOCALE_PATHS = [tmp_path]
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("before")
    before = configuration()

    file.write_text("after")

    assert configuration() != before


def test_other_static_files_have_other_pages(monkeypatch):
    before = configuration()

    monkeypatch.setattr(staticfiles_storage, "manifest_hash", "abc", raising=False)

    assert configuration() != before


def test_other_settings_have_other_pages(settings):
    before = configuration()
    assert configuration() == before

    settings.TIME_ZONE = "UTC"

    assert configuration() != before
