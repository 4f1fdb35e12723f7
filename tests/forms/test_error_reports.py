"""What Sentry is told of an error: its kind and place, and nothing about a person."""

import json
import logging

import pytest
import sentry_sdk
from sentry_sdk.transport import Transport

from core.periodic import PeriodicJob, PeriodicJobs
from forms import serving
from mysite.error_reports import report_errors
from tests import factories, pages
from tests.forms.test_logs import MARKERS, post
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def quotes_the_search(_request, _template, context, **_options):
    return {}[str(context)]


class Kept(Transport):
    """Keeps what would be sent, as the bytes of the wire."""

    def __init__(self):
        super().__init__()
        self.sent = []

    def capture_envelope(self, envelope):
        self.sent.append(envelope.serialize().decode())

    def events(self):
        return [
            json.loads(line)
            for envelope in self.sent
            for line in envelope.splitlines()
            if '"exception"' in line
        ]


@pytest.fixture
def sentry():
    kept = Kept()
    report_errors("https://key@sentry.example.lv/1", "1.2.3", kept)
    yield kept
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


@pytest.fixture
def broken_form(monkeypatch):
    def fails(sent, page, request):
        whole = dict(sent.cleaned_data)
        try:
            {}[whole["message"]]
        except KeyError as cause:
            raise ValueError(f"Failing row contains {whole}") from cause

    monkeypatch.setattr(serving, "take_in", fails)
    factories.site()
    return pages.callback()


def test_an_error_is_reported_once_with_its_kind_place_and_request(sentry, broken_form):
    answer = post(broken_form)

    [event] = sentry.events()
    kinds = [error["type"] for error in event["exception"]["values"]]
    frames = event["exception"]["values"][-1]["stacktrace"]["frames"]
    assert answer.status_code == 500
    assert kinds == ["KeyError", "ValueError"]
    assert frames[-1]["function"] == "fails"
    assert {error["value"] for error in event["exception"]["values"]} == {"(hidden)"}
    assert event["release"] == "1.2.3"
    assert event["tags"]["request_id"] == answer["X-Request-ID"]


def test_nothing_that_people_type_is_sent(sentry, broken_form, monkeypatch, django_user_model):
    typed = [*MARKERS, ADDRESS, MAIL, SESSION]
    user = django_user_model.objects.create_superuser(MARKERS[0], MAIL, "x")
    visitor = Visitor(
        raise_request_exception=False,
        headers={"x-forwarded-for": ADDRESS, "referer": REFERRER},
        REMOTE_ADDR=ADDRESS,
    )
    visitor.force_login(user)
    visitor.cookies["other"] = SESSION
    post(broken_form)
    monkeypatch.setattr("search.views.results.render", quotes_the_search)
    answer = visitor.get("/en/search/", {"q": " ".join(MARKERS)})
    logging.getLogger("forms.mail").error("Not sent to %s", MAIL)
    logging.getLogger("other").error(f"Not sent to {MAIL}")  # noqa: G004

    assert answer.status_code == 500
    assert len(sentry.sent) == 4
    assert "Not sent to %s" in str(sentry.sent)
    assert [one for one in typed if one in "".join(sentry.sent)] == []


def test_a_job_of_the_worker_that_fails_is_reported(sentry, only_jobs):
    only_jobs(PeriodicJob("bad", 10, lambda: {}["Anna"]))

    PeriodicJobs().run_due()

    [event] = sentry.events()
    assert event["message"] == "The job failed: %s"
    assert event["exception"]["values"][0]["type"] == "KeyError"


def test_a_probe_that_gets_503_and_a_missing_page_are_no_errors(sentry, visitor):
    factories.site()

    assert visitor.get("/readyz").status_code == 503
    assert visitor.get("/en/nothing/").status_code == 404

    assert sentry.sent == []


# Here, because a report has the lines of code around an error.
ADDRESS, MAIL, SESSION = "203.0.113.7", "anna@example.lv", "secret-session"
REFERRER = "https://a.lv/?q=Anna"
