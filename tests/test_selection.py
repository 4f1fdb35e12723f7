"""The first of two databases runs the listed modules, and one test of each other module."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from devtools.console import ROOT
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
