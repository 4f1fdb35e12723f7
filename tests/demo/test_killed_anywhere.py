"""A seed that is killed before any of its writes goes on where it stopped: each step is tried at every point."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from wagtail.models import Page, Workflow
from wagtail_localize.models import StringSegment, TranslationSource

from articles.models import RedFlag, Topic
from core.models import Picture
from demo.accounts import DEMO_LOGINS, ensure_accounts
from demo.content import library as entries
from demo.library import DemoLibrary
from demo.paths import TRANSLATIONS
from demo.tree import pages
from demo.workflow import ensure_workflow
from practice.building.indexes import indexes_postponed
from practice.building.upsert import fill_page, place_page, upsert_entry
from practice.content import warning_signs
from reviews.models import MedicalReviewTask
from reviews.snapshots import snapshot
from reviews.state.families import is_approved

#: A copy of its own: in the transaction of a test no step would be committed.
pytestmark = pytest.mark.usefixtures("live_site")

WRITES = ("INSERT", "UPDATE", "DELETE")


class KilledError(BaseException):
    """Ends the step where it is raised, as a killed process would: what is not committed is gone."""


@contextmanager
def killed_before_write(number: int) -> Iterator[None]:
    count = itertools.count(1)

    def guard(execute: Callable, sql: str, *arguments: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES) and next(count) == number:
            raise KilledError
        return execute(sql, *arguments)

    with connection.execute_wrapper(guard):
        yield


def kills_until_done(step: Callable[[], object]) -> int:
    """Repeat a step, killed before its first write, then before its second, until it ends; return the number of kills."""
    for number in itertools.count(1):
        try:
            # As in the seed: the tasks of Wagtail would swallow the kill.
            with indexes_postponed(), killed_before_write(number):
                step()
        except KilledError:
            continue
        return number - 1
    raise AssertionError


def test_the_workflow():
    Workflow.objects.all().delete()
    MedicalReviewTask.objects.all().delete()

    assert kills_until_done(ensure_workflow) > 3

    workflow = Workflow.objects.get()
    assert workflow.workflow_tasks.count() == 1
    assert workflow.workflow_pages.count() == 2
    assert MedicalReviewTask.objects.count() == 1


def test_the_logins_and_their_groups():
    get_user_model().objects.all().delete()
    Group.objects.all().delete()

    assert kills_until_done(ensure_accounts) > 20

    users = {user.username: user for user in get_user_model().objects.all()}
    assert users.keys() == {name for name, _password, _role in DEMO_LOGINS}
    assert all(users[name].check_password(password) for name, password, _role in DEMO_LOGINS)
    assert all(user.is_superuser or user.groups.exists() for user in users.values())


def test_an_entry():
    content = {**entries.TOPICS[0], "key": "another-topic"}
    library = DemoLibrary()

    assert kills_until_done(lambda: upsert_entry(Topic, content, library)) > 2

    topic = Topic.objects.get(key="another-topic")
    assert topic.live
    assert topic.live_revision == topic.latest_revision


def test_an_entry_that_a_doctor_reviews():
    content = {**warning_signs.RED_FLAGS[0], "key": "another-sign"}
    library = DemoLibrary()

    assert kills_until_done(lambda: upsert_entry(RedFlag, content, library)) > 3

    sign = RedFlag.objects.get(key="another-sign")
    assert sign.live
    assert is_approved(sign, snapshot(sign).digest)


def test_a_page_in_the_tree():
    model, content, _parent = next(row for row in pages() if row[0].__name__ == "ArticlePage")
    content = {**content, "key": "another-guide"}
    parent = Page.objects.get(slug="guides", locale__language_code="en")
    library = DemoLibrary()
    library.load_pictures()

    def place_and_fill() -> None:
        # The tree fields of a parent grow stale with every child.
        page = place_page(model, content, Page.objects.get(pk=parent.pk), library)
        fill_page(type(page).objects.get(pk=page.pk), content, library)

    assert kills_until_done(place_and_fill) > 5

    page = model.objects.get(slug="another-guide")
    assert page.live
    assert page.body
    assert page.topics
    assert not any(Page.find_problems())


def test_the_translations_of_an_entry():
    topic = Topic.objects.filter(locale__language_code="en").first()
    TranslationSource.objects.filter(object_id=topic.translation_key).delete()
    Topic.objects.filter(translation_key=topic.translation_key).exclude(pk=topic.pk).delete()

    assert kills_until_done(lambda: TRANSLATIONS.localize(topic)) > 5

    assert Topic.objects.filter(translation_key=topic.translation_key, live=True).count() == 3
    assert StringSegment.objects.filter(source__object_id=topic.translation_key).exists()


def test_the_pictures():
    Picture.objects.filter(title__in=["patting", "kneading"]).delete()
    before = Picture.objects.count()

    assert kills_until_done(lambda: DemoLibrary().load_pictures()) > 1

    assert Picture.objects.count() == before + 2
    assert Picture.objects.filter(title__in=["patting", "kneading"]).count() == 2
