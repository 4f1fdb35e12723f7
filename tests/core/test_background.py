"""The database engine: what Wagtail does after a publication runs in the worker, and no task gets lost."""

import datetime
import re
from itertools import pairwise

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.background import database
from core.background.database import MOST_ATTEMPTS, STALLED_AFTER, Runner, mend, pause
from core.background.engine import soon
from core.background.readiness import problems
from forms import outbox
from tests import factories
from tests.translations.people import person

pytestmark = pytest.mark.django_db

SECOND = datetime.timedelta(seconds=1)
ran: list[str] = []


@task()
def work(answer: str) -> None:
    ran.append(answer)
    if answer == "fail":
        raise ValueError("Anna")


@pytest.fixture(autouse=True)
def _nothing_ran():
    ran.clear()


def drain() -> None:
    Runner("default", "default", batch=True).run()


def row() -> DBTaskResult:
    return DBTaskResult.objects.get()


def test_a_task_waits_for_the_worker(database_engine):
    work.enqueue("done")
    assert ran == []

    drain()

    assert ran == ["done"]


def test_a_task_that_failed_is_repeated_after_pauses_that_grow(database_engine, caplog):
    started = timezone.now()
    moments = []
    with time_machine.travel(started, tick=False) as clock:
        work.enqueue("fail")
        for _minute in range(1, 60 * 4):
            before = len(ran)
            drain()
            if len(ran) > before:
                moments.append(timezone.now() - started)
            mend()
            clock.shift(60 * SECOND)

    assert len(moments) == MOST_ATTEMPTS
    gaps = [later - sooner for sooner, later in pairwise(moments)]
    assert gaps == sorted(gaps)
    assert [pause(n) // SECOND for n in (1, 2, 3)] == [30, 120, 480]
    assert row().status == "FAILED"
    assert "Given up: tests.core.test_background.work (builtins.ValueError)" in caplog.text


def test_no_text_of_an_error_is_kept(database_engine):
    work.enqueue("fail")
    drain()
    mend()

    assert "Anna" not in str(DBTaskResult.objects.values())


def test_a_task_whose_worker_was_killed_is_run_again(database_engine):
    work.enqueue("done")
    row().claim("killed")
    drain()
    mend()
    drain()
    assert ran == []

    with time_machine.travel(timezone.now() + STALLED_AFTER + SECOND):
        mend()
    with time_machine.travel(timezone.now() + STALLED_AFTER + 60 * SECOND):
        drain()

    assert ran == ["done"]


def test_a_task_that_kills_its_workers_is_given_up(database_engine, caplog):
    work.enqueue("done")
    now = timezone.now()
    DBTaskResult.objects.update(
        status="RUNNING", started_at=now - STALLED_AFTER - SECOND, worker_ids=["w"] * MOST_ATTEMPTS
    )

    mend()

    assert row().status == "FAILED"
    assert "(abandoned)" in caplog.text


def test_a_worker_that_was_only_slow_keeps_its_result(database_engine, monkeypatch):
    work.enqueue("done")
    row().claim("slow")
    now = timezone.now() + STALLED_AFTER + SECOND
    repeat = database._repeat

    def meanwhile(stalled, moment):
        row().set_successful(None)
        repeat(stalled, moment)

    monkeypatch.setattr(database, "_repeat", meanwhile)
    mend(now)

    assert row().status == "SUCCESSFUL"


def test_what_was_done_is_deleted_after_an_hour(database_engine):
    work.enqueue("done")
    drain()

    mend(timezone.now() + 3599 * SECOND)
    assert DBTaskResult.objects.exists()
    mend(timezone.now() + 3602 * SECOND)
    assert not DBTaskResult.objects.exists()


def test_a_task_of_a_page_that_was_deleted_is_forgotten(database_engine):
    page = factories.standard_page()
    page.delete()

    drain()
    mend()

    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()


def test_tasks_that_nobody_runs_are_a_problem(database_engine):
    work.enqueue("done")

    assert problems(timezone.now() + 899 * SECOND) == []
    assert problems(timezone.now() + 901 * SECOND) == ["tasks_late"]
    drain()
    assert problems(timezone.now() + 901 * SECOND) == []


# Look now


@pytest.mark.django_db(transaction=True)
def test_a_message_that_cannot_be_sent_fails_nothing(database_engine, monkeypatch, caplog):
    class Down:
        @staticmethod
        def enqueue():
            raise ConnectionRefusedError

    soon(Down)

    assert "ConnectionRefusedError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_told_of_a_new_request(database_engine):
    soon(outbox.look_now)

    assert DBTaskResult.objects.get().queue_name == "mail"


@pytest.mark.django_db(transaction=True)
def test_the_immediate_engine_sends_no_mail_in_the_request(tasks, monkeypatch):
    sent = []
    monkeypatch.setattr(outbox, "send_waiting", lambda: sent.append(1))

    soon(outbox.look_now)

    assert sent == []


# Publication


@pytest.fixture
def publish(client, django_capture_on_commit_callbacks):
    """Publish a page in the editor, with what follows the commit; return the statements of the request."""

    def publish(page, title: str) -> list[str]:
        client.force_login(person("editor"))
        data = nested_form_data(
            {
                "title": title,
                "slug": page.slug,
                "comments": inline_formset([]),
                "standfirst": "What massage does",
                "body": streamfield([("text", rich_text("<p>Slowly, with the palms.</p>"))]),
                "action-publish": "yes",
            }
        )
        with (
            CaptureQueriesContext(connection) as statements,
            django_capture_on_commit_callbacks(execute=True),
        ):
            answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
        assert answer.status_code == 302, answer.content.decode()
        return [statement["sql"] for statement in statements]

    return publish


def test_wagtails_tasks_do_not_run_in_the_request_of_a_publication(
    database_engine, visitors_index, client, publish
):
    factories.site()
    page = factories.standard_page(title="Before")
    drain()
    DBTaskResult.objects.all().delete()

    statements = publish(page, "Kneading the shoulder")

    writes = [sql for sql in statements if re.match("INSERT|UPDATE|DELETE", sql)]
    assert not [sql for sql in writes if "wagtailcore_referenceindex" in sql]
    assert not [sql for sql in writes if "wagtailsearch_" in sql]
    waiting = DBTaskResult.objects.ready()
    kinds = {row.task_path.rpartition(".")[2] for row in waiting}
    assert kinds == {"update_reference_index_task", "insert_or_update_object_task"}
    print(f"{len(statements)} statements, {waiting.count()} tasks")

    found = client.get("/en/search/?q=kneading").content.decode()
    assert page.get_url() in found, "with the worker dead as well"
    assert "Kneading the shoulder" in client.get(page.get_url()).content.decode()
    assert not Page.objects.search("Kneading").get_queryset().exists()

    drain()
    assert [hit.pk for hit in Page.objects.search("Kneading")] == [page.pk]
