"""The first of two databases runs the listed modules, and one test of each other module."""

import itertools
from pathlib import Path
from types import SimpleNamespace

import pytest

from devtools import changed, choices
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


def test_what_is_slow_and_alike_is_left_to_the_last_database(request: pytest.FixtureRequest):
    assert selection._differing([request.node], []) == [request.node]
    request.node.add_marker(pytest.mark.alike)
    assert selection._differing([request.node], []) == []


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


@pytest.mark.parametrize(
    ("file", "test"),
    [
        ("templates/pages/article_page.html", "tests/journeys/test_crawl.py"),
        ("templates/base.html", "tests/journeys/test_crawl.py"),
        ("templates/reviews/admin/report.html", "tests/reviews"),
        ("static/css/tokens.css", "tests/core/test_styles.py"),
        ("static/js/self-check.js", "tests/articles/test_self_check.py"),
        ("articles/models/articles.py", "tests/articles/test_article.py"),
        ("translations/tracking/state/cells.py", "tests/translations/test_state_values.py"),
        ("locale/lv/LC_MESSAGES/django.po", "tests/test_catalogues.py"),
    ],
)
def test_a_changed_file_has_tests_that_look_at_it(file: str, test: str):
    assert test in changed.touched([file])


def test_what_a_changed_file_selects_exists():
    listed = itertools.chain(changed.STATIC, changed.PUBLIC_TEMPLATE, *changed.BY_FILE.values())

    assert [name for name in listed if not (ROOT / name).exists()] == []
