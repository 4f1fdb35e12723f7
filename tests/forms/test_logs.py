"""Whatever breaks, what a visitor typed stands in no log and no error report."""

import logging

import pytest
from django.conf import settings as site_settings
from django.test import RequestFactory
from django.utils.module_loading import import_string
from django.views.debug import ExceptionReporter

from forms import serving
from tests import factories, pages
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

TYPED = {"name": "Anna Bērziņa", "phone": "24112420", "message": "Sāp mugura"}
MARKERS = ["Anna", "Bērziņa", "24112420", "mugura"]


@pytest.fixture
def form():
    factories.site()
    return pages.callback()


@pytest.fixture
def log(caplog):
    """What the site's own handler would have written."""
    options = dict(site_settings.LOGGING["formatters"]["line"])
    formatter = import_string(options.pop("()"))(options["format"], style=options["style"])

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


def test_an_error_report_shows_nothing_that_was_posted(form):
    request = RequestFactory().post(form.get_url(), TYPED)
    error = ValueError("a mistake of ours")

    report = ExceptionReporter(request, ValueError, error, None).get_traceback_text()

    assert "phone = '(hidden)'" in report
    assert [marker for marker in MARKERS if marker in report] == []


def test_no_error_is_mailed():
    handlers = [type(handler).__name__ for handler in logging.getLogger("django").handlers]

    assert "AdminEmailHandler" not in handlers
