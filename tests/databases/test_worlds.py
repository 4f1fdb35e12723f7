"""A world is built once by each worker, and no test sees what another has changed in it."""

from types import SimpleNamespace

import pytest
from django.db import connection
from wagtail.models import Page

from articles.models import Topic
from home.models import StandardPage
from tests import factories
from tests.databases.plugin import WORLDS, Databases, role_of
from tests.databases.worlds import read_again, world

TWICE = pytest.mark.parametrize("time", ["first", "second"])
BUILT: list[str] = []


@world
def neck():
    """A page about the neck, and its topic."""
    BUILT.append("neck")
    page = factories.standard_page(title="Neck", slug="neck")
    return {"page": page, "topics": [factories.topic(name="Neck")]}


@TWICE
def test_its_objects_are_there_as_they_were_built(neck, time: str):
    page, [topic] = neck["page"], neck["topics"]

    assert (page.title, topic.name) == ("Neck", "Neck")
    assert connection.in_atomic_block

    page.title = "Changed in memory"
    Topic.objects.all().delete()
    StandardPage.objects.update(title="Changed in the database")


def test_it_is_built_once(neck):
    assert BUILT == ["neck"]
    assert Page.objects.filter(slug="neck").count() == 1


def test_it_does_not_reach_the_plain_database(db: None):
    assert not Page.objects.filter(slug="neck").exists()


def test_a_test_can_have_one_world(request: pytest.FixtureRequest, monkeypatch, neck):
    item = request.node
    back = world(list)
    definitions = {"back": [SimpleNamespace(func=back._get_wrapped_function())]}
    monkeypatch.setattr(
        item,
        "_fixtureinfo",
        SimpleNamespace(name2fixturedefs=item._fixtureinfo.name2fixturedefs | definitions),
    )
    monkeypatch.setattr(item, "fixturenames", [*item.fixturenames, "back"])

    with pytest.raises(pytest.fail.Exception, match="asks for 2 worlds"):
        role_of(item)


def test_a_test_that_commits_can_have_no_world(request: pytest.FixtureRequest, neck):
    item = request.node
    item.add_marker(pytest.mark.django_db(transaction=True), append=False)

    with pytest.raises(pytest.fail.Exception, match="would change its world"):
        role_of(item)

    item.own_markers.pop(0)


def test_objects_are_read_again_in_lists_tuples_and_dicts(db: None):
    topic = factories.topic(name="Back")
    topic.name = "Changed in memory"

    found = read_again({"one": topic, "more": [topic], "pair": (topic, "a word")})

    assert found["one"].name == found["more"][0].name == found["pair"][0].name == "Back"
    assert found["pair"][1] == "a word"


def test_only_the_newest_worlds_are_kept(monkeypatch):
    databases = Databases()
    gone: list[str] = []
    monkeypatch.setattr(databases, "discard", gone.append)
    monkeypatch.setattr("tests.databases.plugin.inhabit", lambda build: build())

    for role in ("first", "second", "third", "third"):
        databases.build_world(role, list)

    assert gone == ["first"]
    assert len(databases.inhabitants) == WORLDS


def test_a_world_that_cannot_be_built_is_thrown_away(monkeypatch):
    databases = Databases()
    gone: list[str] = []
    monkeypatch.setattr(databases, "discard", gone.append)
    monkeypatch.setattr("tests.databases.plugin.inhabit", lambda _build: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        databases.build_world("broken", list)

    assert gone == ["broken"]
    assert not databases.inhabitants
