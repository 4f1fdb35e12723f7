"""What Prometheus reads: only with the token, and the truth about each part of the site."""

import datetime
import os
import subprocess
import sys

import pytest
from django.db import OperationalError
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from core.models.schedule import ScheduledChange, ScheduleFailure
from forms.models import Heartbeat
from forms.readiness import WORKER
from mysite import counters
from search.models import Waiting
from tests import callbacks, factories

pytestmark = pytest.mark.django_db

TOKEN = {"Authorization": "Bearer secret"}


@pytest.fixture(autouse=True)
def _token(settings):
    settings.METRICS_TOKEN = "secret"


@pytest.fixture
def read(visitor):
    """Return the value of a sample, or None."""

    def value(name, **labels):
        text = visitor.get("/metrics", headers=TOKEN).content.decode()
        samples = [one for family in text_string_to_metric_families(text) for one in family.samples]
        return next(
            (one.value for one in samples if (one.name, one.labels) == (name, labels)), None
        )

    return value


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "secrét"}]
)
def test_without_the_token_there_is_nothing_to_see(visitor, headers):
    factories.site()

    answer = visitor.get("/metrics", headers=headers)
    unknown = visitor.get("/nothing")

    assert answer.status_code == unknown.status_code == 302
    assert (answer["Location"], unknown["Location"]) == ("/en/metrics/", "/en/nothing/")
    assert visitor.get(answer["Location"]).status_code == 404


def test_without_the_setting_an_empty_token_opens_nothing(visitor, settings):
    settings.METRICS_TOKEN = ""

    assert visitor.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 302


def test_it_is_kept_by_no_cache(visitor):
    answer = visitor.get("/metrics", headers=TOKEN)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_requests_are_counted_by_view_and_status(visitor, read):
    factories.site()

    def counts():
        return [
            read("site_requests_total", view="wagtail_serve", status=status) or 0
            for status in ("200", "404")
        ] + [read("site_request_seconds_count", view="wagtail_serve") or 0]

    before = counts()
    for path in ("/en/", "/lv/", "/en/nothing-24112420/"):
        visitor.get(path)

    assert [after - earlier for after, earlier in zip(counts(), before, strict=True)] == [2, 1, 3]


def test_nothing_that_people_type_becomes_a_label(visitor):
    factories.site()

    for path in ("/en/24112420/", "/24112420", "/en/search/?q=24112420", "/24112420?x=24112420"):
        visitor.get(path)

    assert "24112420" not in visitor.get("/metrics", headers=TOKEN).content.decode()


def test_the_outbox_shows_how_many_wait_and_for_how_long(read, time_machine):
    assert read("site_outbox_waiting") == 0
    assert read("site_outbox_oldest_seconds") == 0
    time_machine.move_to("2026-12-01T10:00:00Z", tick=False)
    callbacks.notification("reception@example.lv")
    time_machine.shift(90)
    callbacks.notification("reception@example.lv")
    callbacks.notification("reception@example.lv", sent_at=timezone.now())

    assert read("site_outbox_waiting") == 2
    assert read("site_outbox_oldest_seconds") == 90


def test_a_worker_that_stops_shows_as_lag(read, time_machine):
    time_machine.move_to("2026-12-01T10:00:00Z", tick=False)
    assert read("site_worker_lag_seconds") is None
    earlier = timezone.now() - datetime.timedelta(seconds=75)
    Heartbeat.objects.create(name=WORKER, beat_at=earlier)

    assert read("site_worker_lag_seconds") == 75


def test_the_index_and_the_schedule_show_what_waits_and_what_failed(read):
    Waiting.objects.create(subject="page:1")
    Waiting.objects.create(subject="page:2")
    Waiting.objects.create(subject="page:3", tries=2)
    page = factories.standard_page()
    ScheduleFailure.objects.create(
        instance=page,
        change=ScheduledChange.PUBLISH,
        due_at=timezone.now(),
        tried_at=timezone.now(),
    )

    assert read("site_index_waiting", state="waiting") == 2
    assert read("site_index_waiting", state="failed") == 1
    assert read("site_publication_failures") == 1
    assert read("site_database_up") == 1


def test_without_the_database_requests_are_still_shown(read, monkeypatch):
    def fail(*_arguments):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", fail)

    assert read("site_database_up") == 0
    assert read("site_outbox_waiting") is None
    assert read("site_requests_total", view="metrics", status="200")


# Several processes


def test_the_processes_of_one_server_are_counted_together(tmp_path):
    """A child process is what a gunicorn worker is: forked after the counters were created."""
    program = """
import os
from core.metrics import REQUESTS, _counted
import django; django.setup()
for _ in range(2):
    if not os.fork():
        REQUESTS.labels("page", "200").inc(); os._exit(0)
    os.wait()
REQUESTS.labels("page", "200").inc()
print(_counted().decode())
"""
    environment = {
        **os.environ,
        counters.VARIABLE: str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "mysite.settings.test",
    }
    output = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout

    assert 'site_requests_total{status="200",view="page"} 3.0' in output


@pytest.fixture
def memory(monkeypatch, tmp_path):
    monkeypatch.setattr(counters, "MEMORY", tmp_path)
    monkeypatch.setenv(counters.VARIABLE, "")  # so that it is restored
    del os.environ[counters.VARIABLE]
    monkeypatch.setenv("METRICS_TOKEN", "secret")
    return tmp_path


def test_each_server_has_a_folder_and_those_of_dead_servers_go(memory):
    (memory / "site-counters-99999999").mkdir()

    counters.share_counters()
    counters.share_counters()

    assert [path.name for path in memory.iterdir()] == [f"site-counters-{os.getpid()}"]
    assert os.environ[counters.VARIABLE] == str(memory / f"site-counters-{os.getpid()}")


def test_a_folder_that_the_operator_names_is_kept(memory, monkeypatch):
    monkeypatch.setenv(counters.VARIABLE, "/somewhere")

    counters.share_counters()

    assert os.environ[counters.VARIABLE] == "/somewhere"


def test_without_a_token_nothing_is_shared(memory, monkeypatch):
    monkeypatch.setenv("METRICS_TOKEN", "")

    counters.share_counters()

    assert list(memory.iterdir()) == []
    assert counters.VARIABLE not in os.environ
