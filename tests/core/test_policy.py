"""The content policy: strict for visitors, looser in the admin, where Wagtail needs it."""

import re

import pytest
from django.conf import settings

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

    assert rules["default-src"] == {"'self'"}
    assert rules["object-src"] == {"'none'"}
    assert rules["form-action"] == {"'self'"}
    assert rules["base-uri"] == {"'self'"}
    assert {"script-src", "style-src"}.isdisjoint(rules)
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


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_holds_inline_scripts_or_styles(path):
    assert INLINE.findall(path.read_text()) == []


def test_strangers_are_told_nothing_of_where_a_visitor_comes_from(visitor):
    factories.site()

    response = visitor.get("/en/")

    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
