"""The set-up of the admin's page runs as a task: the page answers at once, may be loaded again, and says what went wrong."""

import datetime
import errno

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResult, task_backends
from django_tasks.backends.dummy import DummyBackend

from core.background.engine import SITE
from forms.readiness import beat
from home.models import HomePage
from practice import running
from practice.models import STALLED_AFTER, SetUpRun
from practice.running import run_set_up
from tests.practice.test_setup_page import FACTS
from tests.visitor import soup, words

State = SetUpRun.State


@pytest.fixture
def queue():
    """A background engine: tasks wait until a test runs them."""
    before = task_backends[SITE]
    task_backends[SITE] = DummyBackend(SITE, {"QUEUES": ["mail", "chores"]})
    yield task_backends[SITE]
    task_backends[SITE] = before


@pytest.fixture
def administrator(client, db):
    client.force_login(get_user_model().objects.create_superuser("boss"))
    return client


@pytest.fixture
def send(administrator, queue, django_capture_on_commit_callbacks):
    """Send the answers; return the tasks that wait."""

    def post(name: str = "practice_setup") -> list[TaskResult]:
        with django_capture_on_commit_callbacks(execute=True):
            answer = administrator.post(reverse(name), FACTS)
        assert answer["Location"] == reverse("practice_setup_progress")
        return [one for one in queue.results if one.task == run_set_up]

    return post


@pytest.fixture
def look(administrator):
    """Return what the page of the progress says."""

    def get():
        return soup(administrator.get(reverse("practice_setup_progress"))).select_one(
            "[data-setup]"
        )

    return get


def build(monkeypatch, work):
    """Let the set-up do this instead of writing pages; it gets the answers and the function that tells the progress."""
    monkeypatch.setattr(running, "set_up", work)


def time_passes(by: datetime.timedelta) -> None:
    SetUpRun.objects.update(told_at=timezone.now() - by)


@pytest.mark.usefixtures("empty_site")
def test_the_page_answers_before_anything_is_made_and_the_task_makes_it(
    reader, queue, transactional_db
):
    reader.force_login(get_user_model().objects.create_superuser("boss"))
    page = reader.post(reverse("practice_setup"), FACTS, follow=True)

    assert page.redirect_chain[-1][0] == reverse("practice_setup_progress")
    assert "begins in a moment" in words(soup(page).main)
    assert not HomePage.objects.exists()

    [waiting] = [one for one in queue.results if one.task == run_set_up]
    run_set_up.call(*waiting.args)

    assert HomePage.objects.exists()
    row = SetUpRun.objects.get()
    assert (row.state, row.typed, row.phase) == (State.FINISHED, {}, "indexes")


def test_sending_twice_begins_one_run_and_the_questions_lead_to_it(send, administrator):
    send()
    assert len(send()) == 1

    page = administrator.get(reverse("practice_setup"))
    assert page["Location"] == reverse("practice_setup_progress")


def test_the_page_shows_the_step_and_how_far_it_is(send, look, monkeypatch):
    seen = []

    def work(answers, tell):
        tell("texts", 3, 40)
        seen.append(look())

    build(monkeypatch, work)
    run_set_up.call(*send()[0].args)

    [during] = seen
    assert "Writing the pages…" in words(during)
    assert (during.progress["value"], during.progress["max"]) == ("3", "40")
    assert "The practice is set up." in words(look())


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OperationalError("secret"), "The database refused or did not answer (OperationalError)"),
        (OSError(errno.ENOSPC, "secret"), "the disk is full"),
        (KeyError("secret"), "did not expect (KeyError)"),
    ],
    ids=["database", "disk", "unexpected"],
)
def test_an_error_is_told_in_words_and_the_set_up_goes_on_from_there(
    send, look, monkeypatch, error, sentence
):
    def work(answers, tell):
        tell("translations", 1, 2)
        raise error

    build(monkeypatch, work)
    run_set_up.call(*send()[0].args)

    said = words(look())
    assert "Last step: Bringing in the translations." in said
    assert sentence in said
    assert "secret" not in said

    names = []
    build(monkeypatch, lambda answers, tell: names.append(answers.name))
    run_set_up.call(*send("practice_setup_progress")[-1].args)

    assert names == [FACTS["name"]]
    assert SetUpRun.objects.get().state == State.FINISHED


def test_after_an_error_the_questions_show_the_answers_again(send, administrator, monkeypatch):
    build(monkeypatch, lambda answers, tell: 1 / 0)
    run_set_up.call(*send()[0].args)

    page = soup(administrator.get(reverse("practice_setup")))
    assert page.select_one("[name=name]")["value"] == FACTS["name"]
    home = soup(administrator.get(reverse("practice_setup_progress")))
    assert home.select_one(f"a[href='{reverse('practice_setup')}']")


def test_the_page_says_that_no_worker_runs(send, look):
    send()
    assert "none is running" in words(look())

    beat()
    assert "none is running" not in words(look())


def test_an_abandoned_run_can_be_taken_over_and_then_stops(send, administrator, look, monkeypatch):
    calls = []

    def slow(answers, tell):
        calls.append("first")
        beat()
        time_passes(STALLED_AFTER * 2)
        assert "Nothing has happened for three minutes" in words(look())
        administrator.post(reverse("practice_setup_progress"))
        build(monkeypatch, lambda answers, tell: calls.append("second"))
        run_set_up.call(str(SetUpRun.objects.get().attempt))
        tell("texts", 1, 2)
        calls.append("the first went on")

    build(monkeypatch, slow)
    [first] = send()
    run_set_up.call(*first.args)

    assert calls == ["first", "second"]
    assert SetUpRun.objects.get().state == State.FINISHED


def test_a_task_that_the_engine_repeats_runs_only_after_its_process_has_died(send, monkeypatch):
    calls = []
    build(monkeypatch, lambda answers, tell: calls.append(answers.name))
    [task] = send()
    SetUpRun.objects.update(state=State.RUNNING)

    run_set_up.call(*task.args)
    assert calls == []

    time_passes(STALLED_AFTER * 2)
    run_set_up.call(*task.args)
    assert calls == [FACTS["name"]]


def test_the_command_does_not_run_beside_it(send):
    send()

    with pytest.raises(CommandError, match="is running"):
        call_command("setup_practice", "--no-input")


def test_only_administrators_see_the_progress(client, db):
    client.force_login(get_user_model().objects.create_user("desk"))

    assert client.get(reverse("practice_setup_progress")).status_code in {302, 403}
    assert client.post(reverse("practice_setup_progress")).status_code in {302, 403}
