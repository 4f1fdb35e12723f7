"""The content policy: strict for visitors, looser in the admin, where Wagtail needs it."""

import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from core.security_headers import security_headers
from tests import factories

pytestmark = pytest.mark.django_db

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE
)


def policy(response) -> dict[str, set[str]]:
    rules = response["Content-Security-Policy"].split(";")
    return {name: set(values) for name, *values in (rule.split() for rule in rules)}


@pytest.mark.parametrize("address", ["/en/", "/en/search/", "/lv/nekas/", "/robots.txt"])
def test_visitors_load_only_what_is_ours(visitor, address):
    factories.site()

    rules = policy(visitor.get(address))

    assert rules["default-src"] == {"'none'"}
    for kind in ("script-src", "style-src", "font-src", "connect-src", "form-action"):
        assert rules[kind] == {"'self'"}
    assert rules["base-uri"] == {"'none'"}
    assert not {source for values in rules.values() for source in values} & {
        "'unsafe-inline'",
        "'unsafe-eval'",
        "*",
        "https:",
    }


def test_the_admin_may_run_its_own_inline_scripts(admin_client):
    rules = policy(admin_client.get("/admin/"))

    assert rules["script-src"] == {"'self'", "'unsafe-inline'"}
    assert rules["style-src"] == {"'self'", "'unsafe-inline'"}
    assert rules["default-src"] == {"'self'"}


def test_an_address_that_looks_like_the_admin_is_not_loosened(visitor):
    factories.site()

    assert "unsafe-inline" not in visitor.get("/en/admin/")["Content-Security-Policy"]


def test_no_template_holds_inline_scripts_or_styles():
    found = {str(path): INLINE.findall(path.read_text()) for path in TEMPLATES}

    assert {path: inline for path, inline in found.items() if inline} == {}


def test_strangers_are_told_nothing_of_where_a_visitor_comes_from(visitor):
    factories.site()

    response = visitor.get("/en/")

    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


ANSWERS = {
    "a page": "/en/",
    "a redirect": "/",
    "a language's redirect": "/about/",
    "an error": "/en/nothing/",
    "the admin's door": "/admin/",
    "a probe": "/healthz",
    "a refused method": "/en/notice-seen/",
}


@pytest.mark.parametrize("address", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_keeps_other_sites_away(visitor, address):
    factories.site()

    response = visitor.get(address)

    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "microphone=()" in response["Permissions-Policy"]
    assert "Content-Security-Policy" in response


def test_a_file_may_be_passed_on_by_a_cdn_but_not_read_by_scripts_of_others(settings):
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    files = security_headers(WhiteNoiseMiddleware(lambda _request: HttpResponse(status=404)))

    response = files(RequestFactory().get("/static/favicon.svg"))
    response.close()

    assert response.status_code == 200
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Origin" not in response
