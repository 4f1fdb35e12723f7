"""Which requests a ready page answers, and that such a page is rendered for nobody."""

from typing import Any

import pytest
from django.conf import settings
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from core.ready_pages.addresses import address_of, known_query


def environ(path: str = "/en/", *, method: str = "GET", **headers: str) -> dict[str, Any]:
    sent = {"host": "testserver"} | headers
    return RequestFactory().generic(method, path, headers=sent).environ


def test_the_address_is_the_key_and_nothing_else_is():
    one, other = address_of(environ("/en/guides/")), address_of(environ("/en/guides/"))

    assert one is not None
    assert one.key == "http://testserver/en/guides/?"
    assert one == other


@pytest.mark.parametrize("path", ["/", "/admin/", "/healthz", "/media/x.png", "/xx/", "/en", ""])
def test_what_is_no_page_of_a_language_is_left_to_django(path):
    given = environ("/")
    given["PATH_INFO"] = path

    assert address_of(given) is None


@pytest.mark.parametrize("path", ["/en/search/", "/en/wanted/", "/en/notice-seen/", "/en/\xff/"])
def test_a_view_that_answers_each_visitor_is_never_kept(path):
    given = environ("/en/")
    given["PATH_INFO"] = path
    address = address_of(given)

    assert address is not None
    assert not address.is_public()


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/lv/celvezi/",
        "/sitemap.xml",
        "/sitemap-en-1.xml",
        "/en/feed.xml",
        "/en/guides/neck.md",
    ],
)
def test_pages_and_the_sitemap_may_be_kept(path):
    address = address_of(environ(path))

    assert address is not None
    assert address.is_public()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get"])
def test_only_reading_is_answered(method):
    given = environ()
    given["REQUEST_METHOD"] = method

    assert address_of(given) is None


@pytest.mark.parametrize(
    "cookie",
    [
        "{session}=x",
        "notice_seen=1; {session}=x",
        "{session}=",
        "messages=W10",
        '{session}="quoted"',
    ],
)
def test_whoever_has_a_session_or_a_message_is_answered_by_django(cookie):
    header = cookie.format(session=settings.SESSION_COOKIE_NAME)

    assert address_of(environ(cookie=header)) is None


@pytest.mark.parametrize("cookie", ["notice_seen=1", "site_language=lv", "csrftoken=abc", "_ga=1"])
def test_other_cookies_do_not_matter(cookie):
    assert address_of(environ(cookie=cookie)) == address_of(environ())


def test_a_request_without_a_host_is_for_django():
    given = environ()
    del given["HTTP_HOST"]

    assert address_of(given) is None


def test_a_password_in_the_request_is_for_django():
    assert address_of(environ(authorization="Basic eDp5")) is None


def test_a_body_is_for_django():
    given = environ()
    given["CONTENT_LENGTH"] = "3"

    assert address_of(given) is None


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("topic=neck&page=2", "page=2&topic=neck"),
        ("page=2&topic=neck", "page=2&topic=neck"),
        ("utm_source=x&page=2", "page=2"),
        ("fbclid=x", ""),
        ("page=0", None),
        ("page=02", None),
        ("page=-1", None),
        ("page=12345", None),
        ("page=1&page=2", None),
        ("page=", None),
        ("topic=%3Cscript%3E", None),
        ("q=neck", None),
        ("unknown=1", None),
        ("page", None),
        ("utm_source=1&x=1", None),
        ("&".join(f"utm_{n}=1" for n in range(30)), None),
    ],
)
def test_only_known_parameters_distinguish_pages(query, kept):
    assert (known_query(query) if query else "") == kept


@pytest.mark.parametrize(
    ("referrer", "is_django"),
    [
        ("http://testserver/lv/celvezi/", True),
        ("http://testserver/en/", False),
        ("http://testserver/", False),
        ("http://testserver/admin/", False),
        ("http://elsewhere.example/lv/", False),
        ("http://[", False),
    ],
)
def test_who_comes_from_another_language_is_answered_by_django(referrer, is_django):
    assert (address_of(environ(referer=referrer)) is None) == is_django


def test_http_behind_the_proxy_is_another_page_than_https(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    schemes = [
        address_of(environ(x_forwarded_proto=sent)).scheme
        for sent in ("https", "http", "https, http")
    ]

    assert schemes == ["https", "http", "https"]


COMMON = ["HTTP_COOKIE", "HTTP_REFERER", "HTTP_ACCEPT_LANGUAGE", "HTTP_USER_AGENT", "REMOTE_ADDR"]
names = st.sampled_from(COMMON) | st.from_regex(r"HTTP_[A-Z][A-Z_]{1,20}", fullmatch=True)


@given(st.dictionaries(names, st.text(max_size=30), max_size=8))
def test_two_visitors_are_the_same_request_to_the_page(sent):
    """Whatever a visitor sends, the page is rendered for the same environment."""
    sent.pop("HTTP_HOST", None)
    visitor = environ() | sent
    address = address_of(visitor)
    if address is None:
        return  # answered by Django, and never kept

    rendered_for, plain = address.environ(visitor), address.environ(environ())

    assert comparable(rendered_for) == comparable(plain)


def comparable(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if not name.startswith("wsgi.")}


def test_the_page_gets_no_word_of_the_visitor():
    visitor = environ(
        cookie="csrftoken=secret",
        referer="http://testserver/en/",
        user_agent="secret",
        accept_language="lv",
        x_forwarded_for="203.0.113.9",
    )
    address = address_of(visitor)

    assert address is not None
    made = address.environ(visitor)
    assert "secret" not in repr(made)
    assert "203.0.113.9" not in repr(made)
    assert not {"HTTP_COOKIE", "HTTP_REFERER", "HTTP_ACCEPT_LANGUAGE"} & made.keys()
    assert made["REMOTE_ADDR"] == "127.0.0.1"
