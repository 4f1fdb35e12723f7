"""The first of two databases runs the listed modules, and one test of each other module."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from devtools import choices
from devtools.console import ROOT
from tests import selection
from tests.selection import _and_one_of_each


def item(path: str, line: int, name: str) -> SimpleNamespace:
    return SimpleNamespace(path=Path(path), location=(path, line, name), name=name)


ITEMS = [
    item("tests/a/test_one.py", 9, "test_later"),
    item("tests/a/test_one.py", 3, "test_early[b]"),
    item("tests/a/test_one.py", 3, "test_early[a]"),
    item("tests/b/test_two.py", 1, "test_first"),
    item("tests/b/test_two.py", 5, "test_second"),
]


def test_every_listed_place_is_there(pytestconfig: pytest.Config):
    listed = pytestconfig.getini("differs_by_database")

    assert [path for path in listed if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("place", ["tests/b", "tests/b/", "tests/b/test_two.py"])
def test_a_listed_place_runs_whole_and_of_others_the_same_test_each_time(place: str):
    for items in (ITEMS, ITEMS[::-1]):
        names = {kept.name for kept in _and_one_of_each(items, [place])}

        assert names == {"test_early[a]", "test_first", "test_second"}


def test_a_place_whose_name_only_begins_the_same_is_not_listed():
    names = {kept.name for kept in _and_one_of_each(ITEMS, ["tests/b/test_tw"])}

    assert names == {"test_early[a]", "test_first"}


@pytest.mark.parametrize("arguments", [[], ["--browser"], ["--database", "sqlite"], ["--changed"]])
def test_a_run_leaves_what_is_marked_nightly_to_the_night(arguments: list[str]):
    assert choices.read(arguments).without_nightly


@pytest.mark.parametrize("arguments", [["--everything"], ["tests/journeys"], ["-k", "axe"]])
def test_what_is_marked_nightly_runs_with_everything_and_when_it_is_named(arguments: list[str]):
    assert not choices.read(arguments).without_nightly


@pytest.mark.parametrize("left_out", [True, False])
def test_only_tests_with_the_mark_are_left_to_the_night(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, *, left_out: bool
):
    monkeypatch.setattr(selection, "WITHOUT_NIGHTLY", left_out)

    assert selection._can_run(request.node)
    request.node.add_marker(pytest.mark.nightly)
    assert selection._can_run(request.node) is not left_out
