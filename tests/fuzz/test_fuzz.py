"""A short run of the fuzz, and what its long runs have found."""

import uuid
from collections.abc import Iterator

import pytest
from django.core import signals
from django.db import close_old_connections

from tests.fuzz import bodies, site
from tests.fuzz.asking import Asker
from tests.fuzz.inputs import Input

pytestmark = pytest.mark.django_db

#: The seed of the last long run (docs/reliability.md), and how much of it the suite repeats.
SEED, INPUTS = 20261201, 150


@pytest.fixture
def asker(settings) -> Iterator[Asker]:
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    settings.CALLBACK_LIMIT_ADDRESS = settings.CALLBACK_LIMIT_NUMBER = 10**9
    settings.CALLBACK_ALTCHA = True
    site.build()
    made = Asker(site.target())
    # A real request closes its connection, which here has the test's transaction.
    around = (signals.request_started, signals.request_finished)
    for signal in around:
        signal.disconnect(close_old_connections)
    yield made
    for signal in around:
        signal.connect(close_old_connections)


def test_nothing_that_a_stranger_sends_breaks_the_site_or_is_stored_twice(asker):
    for number in range(INPUTS):
        asker.ask_made(SEED, number)

    assert asker.findings.wrong == []
    assert len(asker.findings.answers) > 3


@pytest.mark.parametrize("host", [b"[::1", b"evil.example", b"localhost:99999="])
def test_a_host_that_is_not_ours_is_refused_without_a_traceback(asker, host):
    asker.ask(Input("host", "GET", b"/en/", b"", [("host", host), ("referer", b"http://x/lv/")]))

    assert asker.findings.wrong == []
    assert dict(asker.findings.answers) == {400: 1}


def test_a_refusal_to_a_script_is_logged_without_a_traceback(asker):
    asker.ask(Input("admin", "GET", b"/admin/", b"", [("x-requested-with", b"XMLHttpRequest")]))

    assert asker.findings.wrong == []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (b"/documents/a", b"x" * 20_000),
        # Redirected by the handler of what is not found.
        (b"/EN/", b"x" * 20_000),
        (b"/EN/", b"a\r\nb"),
    ],
)
def test_a_redirect_that_cannot_be_made_is_refused_without_a_traceback(asker, path, query):
    asker.ask(Input("redirect", "GET", path, b"q=" + query, []))

    assert asker.findings.wrong == []


@pytest.mark.parametrize("token", ["", "x", "\u202e"])
def test_a_form_whose_token_is_spoilt_is_stored_once(asker, token):
    fields = asker.target.hidden | {"token": token, "name": "Anna", "phone": "+37124112420"}
    headers = [("content-type", bodies.URLENCODED), ("cookie", asker.target.cookies.encode())]
    body = bodies.encoded(fields)

    asker.ask(Input("token", "POST", asker.target.form.encode(), b"", headers, body, twice=True))

    assert asker.findings.wrong == []
    assert asker.findings.stored == 1


def test_a_fault_is_found(asker, monkeypatch):
    """The judge notices an error, a traceback and a second row."""

    def fails(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("forms.intake.take_in", fails)
    monkeypatch.setattr("forms.serving.take_in", fails)
    fields = asker.target.hidden | {"token": str(uuid.uuid4()), "name": "A", "phone": "24112420"}
    headers = [("content-type", bodies.URLENCODED), ("cookie", asker.target.cookies.encode())]
    body = bodies.encoded(fields)

    asker.ask(Input("fault", "POST", asker.target.form.encode(), b"", headers, body))

    assert any("answered 500" in line for line in asker.findings.wrong)
    assert any("ZeroDivisionError" in line for line in asker.findings.wrong)
