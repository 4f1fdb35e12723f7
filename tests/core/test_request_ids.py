"""One id from the proxy to the worker: in the answer, in the log, on the mail's row."""

import json
import logging
import re

import pytest
from django.utils.module_loading import import_string

from core import request_ids
from core.periodic import PeriodicJob, PeriodicJobs
from core.warming import open_as_visitor
from forms.delivery import deliver_due
from forms.models import Notification
from mysite.settings.logs import FORMATS
from tests import factories, pages
from tests.forms.sending import send
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

SENT = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
FROM_PROXY = {"X-Forwarded-For": "203.0.113.7", "X-Request-ID": SENT}


@pytest.fixture
def log(caplog):
    """Return the log's lines as the site writes them in production."""
    options = dict(FORMATS["json"])
    caplog.handler.setFormatter(import_string(options.pop("()"))(**options))
    caplog.set_level(logging.INFO)
    return lambda: [json.loads(line) for line in caplog.text.splitlines()]


def id_of(response) -> str:
    found = response["X-Request-ID"]
    assert request_ids.FORMAT.fullmatch(found)
    return found


def test_every_answer_has_an_id_of_its_own(visitor):
    factories.site()

    answers = [id_of(visitor.get(path)) for path in ("/en/", "/en/", "/healthz", "/en/nothing/")]

    assert len(set(answers)) == 4
    assert request_ids.current() == ""


def test_the_id_of_our_own_proxy_is_kept(visitor, settings):
    settings.TRUSTED_PROXY_COUNT = 1

    assert id_of(visitor.get("/healthz", headers=FROM_PROXY)) == SENT


@pytest.mark.parametrize(
    ("proxies", "headers"),
    [
        (0, FROM_PROXY),
        (1, {"X-Request-ID": SENT}),
        (2, FROM_PROXY),
        (1, FROM_PROXY | {"X-Request-ID": "Anna 24112420"}),
        (1, FROM_PROXY | {"X-Request-ID": SENT + "\n{}"}),
        (1, FROM_PROXY | {"X-Request-ID": SENT.replace("-", "") * 2}),
        (1, FROM_PROXY | {"X-Request-ID": ""}),
    ],
)
def test_an_id_from_anybody_else_or_in_another_format_is_replaced(
    visitor, settings, proxies, headers
):
    settings.TRUSTED_PROXY_COUNT = proxies

    assert id_of(visitor.get("/healthz", headers=headers)) != headers["X-Request-ID"]


def test_the_line_of_a_missing_page_has_the_requests_id(visitor, log):
    factories.site()

    answer = visitor.get("/en/nothing/")

    [line] = [line for line in log() if line["logger"] == "django.request"]
    assert line["request_id"] == id_of(answer)
    assert line["status_code"] == 404


def test_the_line_of_an_error_has_the_requests_id(log, monkeypatch):
    factories.site()
    monkeypatch.setattr("search.views.results.render", lambda *_a, **_o: 1 / 0)

    answer = Visitor(raise_request_exception=False).get("/en/search/")

    [line] = [line for line in log() if line["level"] == "ERROR"]
    assert line["request_id"] == id_of(answer)
    assert "ZeroDivisionError (hidden)" in line["error"]


def test_the_mail_about_a_request_is_sent_under_its_id(visitor, log, mailoutbox):
    factories.site()
    answer = send(visitor, pages.callback(notify="reception@example.lv"))

    assert deliver_due() == 1

    [line] = [line for line in log() if line["logger"] == "forms.delivery"]
    assert re.fullmatch(r"Notification \d+ sent", line["message"])
    assert line["request_id"] == id_of(answer) == Notification.objects.get().trace
    assert len(mailoutbox) == 1


def test_each_run_of_a_job_has_an_id_and_its_lines_too(log, only_jobs):
    seen = []
    only_jobs(
        PeriodicJob("one", 10, lambda: seen.append(request_ids.current())),
        PeriodicJob("other", 10, lambda: seen.append(request_ids.current()) or 1 / 0),
    )

    PeriodicJobs().run_due()

    assert all(map(request_ids.FORMAT.fullmatch, seen))
    assert seen[0] != seen[1]
    [line] = log()
    assert (line["request_id"], line["job"]) == (seen[1], "other")


def test_a_page_that_our_own_code_opens_is_part_of_the_job():
    homes = factories.site()

    with request_ids.following(SENT):
        answer = open_as_visitor(homes["en"])

    assert id_of(answer) == SENT
