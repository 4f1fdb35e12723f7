"""Many guides are changed one after the other: in the background, or in short requests that show the progress."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResult, task_backends
from django_tasks.backends.dummy import DummyBackend
from wagtail.users.models import UserProfile

from articles.models import ArticlePage, Progress, ReplacedGuide, Replacement
from articles.protection import running
from articles.protection.running import begin, is_finished, outcome_of, replace_guides
from articles.protection.usage import usage_of
from mysite.settings import base
from tests import factories, pages
from tests.articles.warnings import entry_in, listed
from tests.databases.worlds import world
from tests.reviews.reviewing import reviewed
from tests.translations.people import person
from tests.visitor import words

pytestmark = pytest.mark.django_db


@world
def library():
    factories.site()
    entries = [entry_in(title=title)[0] for title in ("Thrombosis", "Fever", "Blood clot")]
    guides = [
        pages.article(title=title, body=[("text", "<p>Slowly.</p>"), listed(*entries[:2])])
        for title in ("Neck pain", "Back pain", "Headache")
    ]
    return {"entries": entries, "guides": guides}


@pytest.fixture
def entries(library):
    return library["entries"]


@pytest.fixture
def guides(library):
    return library["guides"]


@pytest.fixture
def who():
    return person("editor")


@pytest.fixture
def editor(client, who):
    client.force_login(who)
    return client


@pytest.fixture
def queue():
    """A background engine: tasks wait until a test runs them."""
    backend = task_backends["default"]
    task_backends["default"] = DummyBackend("default", {})
    yield task_backends["default"]
    task_backends["default"] = backend


@pytest.fixture
def slow(monkeypatch):
    """Each guide takes all the time that a request has."""
    monkeypatch.setattr(running, "BUDGET", datetime.timedelta(0))


def run_next(queue: DummyBackend) -> None:
    """Run the next task of ours; those of Wagtail wait on."""
    waiting = ours(queue)[0]
    queue.results.remove(waiting)
    replace_guides.call(*waiting.args)


def ours(queue: DummyBackend) -> list[TaskResult]:
    return [one for one in queue.results if one.task == replace_guides]


def ask(client, entry, guides, **data):
    url = reverse("replace_entry", args=["articles.contraindicationpage", entry.pk])
    fields = {"way": "take_out", "next": "/admin/reports/missing-warnings/"}
    return client.post(url, fields | {"guides": [guide.pk for guide in guides]} | data)


def progress(begun: Replacement) -> list[str]:
    return [row.progress for row in begun.guides.all()]


# Without a worker


@pytest.mark.usefixtures("tasks", "slow")
def test_a_request_changes_no_more_guides_than_fit_into_it(entries, guides, editor):
    answer = ask(editor, entries[0], guides)

    begun = Replacement.objects.get()
    assert answer.url == reverse("replacement", args=[begun.pk])
    assert progress(begun) == ["changed", "waiting", "waiting"]
    page = BeautifulSoup(editor.get(answer.url).content, "html.parser")
    assert words(page.select_one(".publication [role=status]")) == "1 of 3 guides are done."
    assert page.select_one("progress")["value"] == "1"
    assert page.select_one("form[data-replacement=go]")


@pytest.mark.usefixtures("tasks", "slow")
def test_each_visit_goes_on_and_the_last_tells_the_outcome(entries, guides, editor):
    url = ask(editor, entries[0], guides).url

    assert editor.post(url).url == url
    last = editor.post(url, follow=True)

    assert last.redirect_chain[-1][0] == "/admin/reports/missing-warnings/"
    assert "3 guides were changed and published" in last.content.decode()
    assert not usage_of(entries[0])


@pytest.mark.usefixtures("tasks", "slow")
def test_looking_at_the_progress_changes_nothing(entries, guides, editor):
    url = ask(editor, entries[0], guides).url

    editor.get(url)

    assert progress(Replacement.objects.get()) == ["changed", "waiting", "waiting"]


@pytest.mark.usefixtures("tasks", "slow")
def test_who_may_not_publish_the_guides_neither_sees_nor_moves_it(entries, guides, editor, client):
    url = ask(editor, entries[0], guides).url
    client.force_login(person("translator"))

    client.post(url)

    assert "Headache" not in client.get(url, follow=True).content.decode()
    assert progress(Replacement.objects.get()) == ["changed", "waiting", "waiting"]


# With a worker


def test_in_the_background_the_request_changes_nothing(
    entries, guides, editor, queue, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = ask(editor, entries[0], guides)

    page = editor.get(answer.url).content.decode()
    assert progress(Replacement.objects.get()) == ["waiting"] * 3
    assert 'data-replacement="wait"' in page
    assert len(ours(queue)) == 1


def test_each_task_changes_one_guide_and_leaves_the_rest_to_the_next(
    entries, guides, queue, django_capture_on_commit_callbacks, who
):
    with django_capture_on_commit_callbacks(execute=True):
        begun = begin(entries[0], guides, entries[2], who, "/admin/")

    run_next(queue)
    assert progress(begun) == ["changed", "waiting", "waiting"]
    run_next(queue)
    run_next(queue)

    assert is_finished(begun)
    assert [guide.pk for guide in outcome_of(begun).changed] == [guide.pk for guide in guides]
    assert usage_of(entries[2])
    assert ours(queue) == []


def test_a_task_that_comes_twice_changes_no_guide_twice(entries, guides, queue, who):
    begun = begin(entries[0], guides[:1], None, who, "/admin/")
    running._claim(begun)
    before = guides[0].revisions.count()

    replace_guides.call(begun.pk, who.pk)

    assert guides[0].revisions.count() == before
    assert progress(begun) == ["running"]


def test_a_guide_whose_process_died_is_taken_up_again(entries, guides, queue, who):
    begun = begin(entries[0], guides[:1], None, who, "/admin/")
    running._claim(begun)
    ReplacedGuide.objects.update(started_at=timezone.now() - datetime.timedelta(minutes=6))

    replace_guides.call(begun.pk, who.pk)

    assert progress(begun) == ["changed"]


def test_an_error_in_one_guide_does_not_stop_the_others(entries, guides, queue, monkeypatch, who):
    publish = ArticlePage.save_revision

    def fail_once(guide, *args, **kwargs):
        if guide.title == "Neck pain":
            raise RuntimeError
        return publish(guide, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "save_revision", fail_once)
    begun = begin(entries[0], guides, None, who, "/admin/")
    for _guide in guides:
        replace_guides.call(begun.pk, who.pk)

    assert progress(begun) == ["refused", "changed", "changed"]
    [(guide, reason)] = outcome_of(begun).refused
    assert (guide.title, reason) == ("Neck pain", "An error on our side. Nothing was changed.")


def test_the_reasons_are_in_the_language_of_the_editor(entries, guides, queue, who):
    guides[0].save_revision()
    UserProfile.get_for_user(who).delete()
    UserProfile.objects.create(user=who, preferred_language="lv")
    who.refresh_from_db()

    begun = begin(entries[0], guides[:1], None, who, "/admin/")
    replace_guides.call(begun.pk, who.pk)

    [(_guide, reason)] = outcome_of(begun).refused
    assert "melnrakst" in reason


def test_what_was_deleted_meanwhile_is_said(entries, guides, queue, who):
    begun = begin(entries[0], guides[:1], entries[2], who, "/admin/")
    entries[2].delete()

    replace_guides.call(begun.pk, who.pk)

    [(_guide, reason)] = outcome_of(begun).refused
    assert reason == "The entry was deleted meanwhile."


def test_old_progress_is_forgotten(entries, guides, queue, who):
    old = begin(entries[0], guides[:1], None, who, "/admin/")
    Replacement.objects.filter(pk=old.pk).update(
        created_at=timezone.now() - datetime.timedelta(days=2)
    )

    begin(entries[0], guides[1:], None, who, "/admin/")

    assert old not in Replacement.objects.all()


@pytest.mark.usefixtures("tasks")
def test_the_review_of_a_guide_is_out_of_date_afterwards_and_stops_nothing(
    entries, guides, editor, settings
):
    """By the default rules the editor is asked before safety texts without a review go live: the dialog does."""
    settings.MEDICAL_REVIEW = base.MEDICAL_REVIEW
    reviewed(guides[0])

    ask(editor, entries[0], guides[:1])

    assert progress(Replacement.objects.get()) == [Progress.CHANGED]
