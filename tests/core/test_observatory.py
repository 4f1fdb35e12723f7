"""What MDN's HTTP Observatory would say of the site, with production's settings and the year of HSTS that the documents ask for."""

import pytest
from django.http import HttpResponse

from tests import factories, pages
from tests.observatory import score
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

PRODUCTION = {
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
    "BROWSER_COOKIE_NAME": "__Host-browser",
}


@pytest.fixture
def secure(settings):
    """A visitor over HTTPS. Middleware reads its settings when the first request comes."""
    for name, value in PRODUCTION.items():
        setattr(settings, name, value)
    return Visitor()


@pytest.mark.parametrize("address", ["/en/", "/lv/", "/ru/search/?q=mugura", "/en/nothing/"])
def test_a_public_page_has_every_point_but_those_of_the_preload_list(secure, address):
    factories.site()

    total, points = score(secure.get(address, secure=True))

    assert total >= 125, points
    assert min(points.values()) >= 0


def test_a_form_with_its_cookie_has_more(secure):
    factories.site()
    page = pages.callback()

    response = secure.get(page.get_url(), secure=True)

    assert "__Host-csrftoken" in response.cookies
    total, points = score(response)
    assert (total, points["cookies"]) == (135, 5)


def test_the_admins_door_loses_what_wagtails_inline_scripts_cost(secure):
    total, points = score(secure.get("/admin/login/", secure=True))

    assert total == 80
    assert {name: number for name, number in points.items() if number < 0} == {
        "content-security-policy": -20
    }


def answer(**headers: str) -> HttpResponse:
    return HttpResponse(headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("headers", "test", "points"),
    [
        ({}, "content-security-policy", -25),
        ({}, "strict-transport-security", -20),
        ({}, "x-content-type-options", -5),
        ({}, "x-frame-options", -20),
        ({"Strict_Transport_Security": "max-age=3600"}, "strict-transport-security", -10),
        ({"Content_Security_Policy": "img-src 'self'"}, "content-security-policy", -20),
        (
            {"Content_Security_Policy": "default-src 'self'; script-src https:"},
            "content-security-policy",
            -20,
        ),
        (
            {"Content_Security_Policy": "default-src 'self'; style-src 'unsafe-inline'"},
            "content-security-policy",
            0,
        ),
        ({"Content_Security_Policy": "default-src 'self'"}, "content-security-policy", 5),
        ({"Referrer_Policy": "unsafe-url"}, "referrer-policy", -5),
        ({"Cross_Origin_Resource_Policy": "same-site"}, "cross-origin-resource-policy", 10),
        ({"Access_Control_Allow_Credentials": "true"}, "cross-origin-resource-sharing", -50),
    ],
)
def test_the_points_are_those_of_the_published_table(headers, test, points):
    assert score(answer(**headers))[1][test] == points
