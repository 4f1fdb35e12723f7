"""Small tables are read once, and again when one of their rows has changed."""

from contextlib import suppress

import pytest
from django.db import transaction

from articles.models import Topic
from core.lookups.shared import shared_rows
from core.models import Person, PracticeSettings
from tests import factories

pytestmark = pytest.mark.django_db


class Rollback(Exception):  # noqa: N818 - not an error
    pass


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_the_second_reading_takes_no_query(django_assert_num_queries):
    factories.topic()
    shared_rows(Topic)

    with django_assert_num_queries(0):
        [row] = shared_rows(Topic)
        assert row.locale.language_code == "en"


def test_a_person_comes_with_the_photo(django_assert_num_queries):
    factories.person(photo=factories.picture("ilze"))
    shared_rows(Person)

    with django_assert_num_queries(0):
        assert shared_rows(Person)[0].photo.title == "ilze"


def test_an_empty_table_is_remembered_as_well(django_assert_num_queries):
    assert shared_rows(Topic) == []
    with django_assert_num_queries(0):
        shared_rows(Topic)


@pytest.mark.parametrize("change", ["save", "publish", "unpublish", "delete"])
def test_a_change_is_seen_after_its_commit(commit, change):
    topic = factories.topic(name="Back")
    shared_rows(Topic)

    with commit():
        topic.name = "Neck"
        revision = topic.save_revision()
        {
            "save": topic.save,
            "publish": revision.publish,
            "unpublish": topic.unpublish,
            "delete": topic.delete,
        }[change]()

    seen = [(row.name, row.live) for row in shared_rows(Topic)]
    assert (
        seen
        == {
            "save": [("Neck", True)],
            "publish": [("Neck", True)],
            "unpublish": [("Neck", False)],
            "delete": [],
        }[change]
    )


def test_a_change_is_not_seen_before_its_commit(commit, django_assert_num_queries):
    """A cache emptied before the commit would be filled with the old rows by the next request."""
    topic = factories.topic(name="Back")
    shared_rows(Topic)

    with commit():
        topic.name = "Neck"
        topic.save()
        with django_assert_num_queries(0):
            assert [row.name for row in shared_rows(Topic)] == ["Back"]

    assert [row.name for row in shared_rows(Topic)] == ["Neck"]


def test_a_change_that_is_rolled_back_leaves_the_cache_alone(
    django_assert_num_queries, django_capture_on_commit_callbacks
):
    topic = factories.topic(name="Back")
    shared_rows(Topic)

    with (
        django_capture_on_commit_callbacks(execute=True) as callbacks,
        suppress(Rollback),
        transaction.atomic(),
    ):
        topic.name = "Neck"
        topic.save()
        raise Rollback

    assert callbacks == []
    with django_assert_num_queries(0):
        assert [row.name for row in shared_rows(Topic)] == ["Back"]


def test_a_translation_is_seen_after_its_commit(commit):
    topic = factories.topic()
    shared_rows(Topic)

    with commit():
        factories.translated(topic, "lv")

    assert {row.locale.language_code for row in shared_rows(Topic)} == {"en", "lv"}


def test_a_new_phone_number_is_seen_after_its_commit(commit):
    practice = PracticeSettings.load()
    shared_rows(PracticeSettings)

    with commit():
        practice.phone = "+37124112420"
        practice.save()

    assert str(shared_rows(PracticeSettings)[0].phone) == "+37124112420"


def test_a_new_photo_of_a_person_is_seen_after_its_commit(commit):
    person = factories.person(photo=factories.picture("old"))
    shared_rows(Person)

    with commit():
        person.photo.title = "new"
        person.photo.save()

    assert shared_rows(Person)[0].photo.title == "new"


def test_a_photo_that_is_deleted_is_gone_after_its_commit(commit):
    person = factories.person(photo=factories.picture())
    shared_rows(Person)

    with commit():
        person.photo.delete()

    assert shared_rows(Person)[0].photo is None
