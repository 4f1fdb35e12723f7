"""Whatever breaks, no log and no error report contains what a visitor typed."""

import logging

import pytest
from django.test import RequestFactory
from django.utils.module_loading import import_string
from django.views.debug import ExceptionReporter

from forms import serving
from forms.delivery import deliver_due
from mysite.settings.logs import FORMATS
from tests import factories, pages
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

TYPED = {"name": "Anna Bērziņa", "phone": "24112420", "message": "Sāp mugura"}
MARKERS = ["Anna", "Bērziņa", "24112420", "mugura"]


@pytest.fixture
def form():
    factories.site()
    return pages.callback()


@pytest.fixture(params=["text", "json"])
def log(request, caplog):
    """What the site's own handler would have written, in either format."""
    options = dict(FORMATS[request.param])
    make = import_string(options.pop("()"))
    text = options.pop("format", None)
    formatter = make(text, **options) if text else make(**options)

    def written() -> str:
        for record in caplog.records:
            record.exc_text = None  # as the test's handler wrote it
        return "\n".join(formatter.format(record) for record in caplog.records)

    with caplog.at_level(logging.DEBUG):
        yield written


def post(form):
    visitor = Visitor(raise_request_exception=False)
    page = visitor.read(form.get_url())
    hidden = {n["name"]: n.get("value", "") for n in page.select('main form input[type="hidden"]')}
    return visitor.post(form.get_url(), hidden | TYPED)


def test_an_error_that_quotes_the_answers_is_logged_without_them(form, log, monkeypatch):
    def fails(sent, page, request):
        try:
            {}[sent.cleaned_data["message"]]
        except KeyError as cause:
            raise ValueError(f"Failing row contains {TYPED}") from cause

    monkeypatch.setattr(serving, "take_in", fails)

    response = post(form)

    assert response.status_code == 500
    assert "ValueError (hidden)" in log()
    assert "KeyError (hidden)" in log()
    assert "in fails" in log()
    assert [marker for marker in MARKERS if marker in log()] == []


def test_a_request_that_is_taken_in_leaves_nothing_in_the_log(form, log):
    assert post(form).status_code == 302

    assert [marker for marker in MARKERS if marker in log()] == []


def test_nothing_that_people_type_anywhere_on_the_site_is_in_the_log(form, log, monkeypatch):
    visitor = Visitor(raise_request_exception=False)
    wanted = " ".join(MARKERS)
    assert post(form).status_code == 302
    deliver_due()
    visitor.get("/en/search/", {"q": wanted})
    visitor.get("/en/search/suggest/", {"q": wanted})
    visitor.get("/en/nothing/", {"q": wanted}, headers={"referer": f"https://a.lv/?q={wanted}"})
    visitor.post("/admin/login/", {"username": "Anna", "password": "mugura"})
    visitor.post(form.get_url(), TYPED, content_type="text/plain")
    visitor.post(form.get_url(), TYPED, headers={"host": "other.example.lv"})
    with monkeypatch.context() as patch:
        patch.setattr("search.views.results.render", lambda *_a, **_o: {}[wanted])
        assert visitor.get("/en/search/", {"q": wanted}).status_code == 500

    assert "KeyError (hidden)" in log()
    assert "/en/nothing/" in log()
    assert [marker for marker in MARKERS if marker in log()] == []


def test_an_error_report_shows_nothing_that_was_posted(form):
    request = RequestFactory().post(form.get_url(), TYPED)
    error = ValueError("a mistake of ours")

    report = ExceptionReporter(request, ValueError, error, None).get_traceback_text()

    assert "phone = '(hidden)'" in report
    assert [marker for marker in MARKERS if marker in report] == []


def test_no_error_is_mailed():
    handlers = [type(handler).__name__ for handler in logging.getLogger("django").handlers]

    assert "AdminEmailHandler" not in handlers
