""" "/" opens in the language chosen before, else in the browser's, else in the default."""

import pytest
from django.conf import settings

from core.alternates import home_url
from tests import factories

pytestmark = pytest.mark.django_db

COOKIE = settings.LANGUAGE_COOKIE_NAME


@pytest.fixture
def _site():
    factories.site()


def opens(visitor, cookie: str = "", accept: str = "") -> str:
    if cookie:
        visitor.cookies[COOKIE] = cookie
    response = visitor.get("/", headers={"accept-language": accept} if accept else {})
    assert response.status_code == 302
    return response["Location"]


@pytest.mark.parametrize(
    ("cookie", "accept", "address"),
    [
        ("", "", "/en/"),
        ("", "ru", "/ru/"),
        ("", "lv-LV,lv;q=0.9,en;q=0.8", "/lv/"),
        ("", "de-DE,de;q=0.9,ru;q=0.2", "/ru/"),
        ("", "de", "/en/"),
        ("lv", "", "/lv/"),
        ("lv", "ru", "/lv/"),
        ("en", "ru", "/en/"),
        ("xx", "ru", "/ru/"),
        ("../../etc", "", "/en/"),
    ],
)
def test_the_earlier_choice_comes_first_then_the_browsers_then_the_default(
    visitor, cookie, accept, address
):
    assert opens(visitor, cookie, accept) == address


@pytest.mark.parametrize(
    "accept",
    [
        "*",
        ";;;",
        "q=",
        "lv;q=banana",
        "-",
        "en-" * 3000,
        "\x00",
        "lv\udcff",
        "ру",
        ",".join(["xx"] * 3000),
        "*;q=0, en;q=-1",
    ],
)
def test_a_malformed_wish_is_no_wish(visitor, accept):
    assert opens(visitor, accept=accept) == "/en/"


def test_what_the_answer_depends_on_is_said_to_caches(visitor):
    assert set(visitor.get("/")["Vary"].split(", ")) >= {"Accept-Language", "Cookie"}


def come(visitor, address: str, referrer: str):
    return visitor.get(address, headers={"referer": referrer} if referrer else {})


@pytest.mark.usefixtures("_site")
def test_a_visitor_who_switches_is_remembered(visitor):
    response = come(visitor, "/lv/", "http://testserver/en/")

    cookie = response.cookies[COOKIE]
    assert cookie.value == "lv"
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == settings.LANGUAGE_COOKIE_AGE
    assert opens(visitor, accept="ru") == "/lv/"


@pytest.mark.usefixtures("_site")
@pytest.mark.parametrize(
    ("address", "referrer"),
    [
        ("/lv/", ""),
        ("/lv/", "http://testserver/lv/search/"),
        ("/lv/", "http://testserver/"),
        ("/lv/", "https://www.google.lv/en/"),
        ("/lv/", "http://testserver.evil.example/en/"),
        ("/lv/", "http://testserver:81/en/"),
        ("/lv/", "http://[/en/"),
        ("/lv/", "http://testserver"),
        ("/lv/", "\x00\x00"),
        ("/lv/nekas/", "http://testserver/en/"),
        ("/robots.txt", "http://testserver/en/"),
        ("/", "http://testserver/en/"),
    ],
)
def test_who_did_not_switch_gets_no_cookie(visitor, address, referrer):
    assert COOKIE not in come(visitor, address, referrer).cookies


@pytest.mark.usefixtures("_site")
def test_the_cookie_travels_only_over_https_where_the_site_does(visitor):
    response = visitor.get("/lv/", headers={"referer": "https://testserver/en/"}, secure=True)

    assert response.cookies[COOKIE]["secure"]


@pytest.mark.usefixtures("_site")
def test_a_visitor_without_cookies_gets_none(visitor):
    for code, _name in settings.LANGUAGES:
        assert not visitor.get(home_url(code)).cookies
