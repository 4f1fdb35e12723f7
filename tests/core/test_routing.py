"""The page of an address is found by its whole path below a home, and only while it is live."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.routing import live_page_below
from home.models import StandardPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    home = factories.site()["en"]
    parent = factories.standard_page(home, slug="about")
    return home, parent, factories.standard_page(parent, slug="team")


def test_a_page_is_found_at_its_path_as_its_own_type(tree):
    home, parent, child = tree

    assert live_page_below(home, ["about"]) == parent
    assert live_page_below(home, ["about", "team"]) == child
    assert type(live_page_below(home, ["about", "team"])) is StandardPage


def test_a_page_of_the_same_slug_elsewhere_is_another_page(tree):
    home, _parent, child = tree
    namesake = factories.standard_page(home, slug="team")

    assert live_page_below(home, ["team"]) == namesake
    assert live_page_below(home, ["about", "team"]) == child


@pytest.mark.parametrize("path", [["team"], ["about", "nobody"], ["elsewhere", "team"], [""]])
def test_a_path_without_a_page_finds_none(tree, path):
    assert live_page_below(tree[0], path) is None


def test_a_page_of_another_home_is_not_found(tree):
    home = factories.home_page("lv")

    assert live_page_below(home, ["about"]) is None


def test_a_page_that_is_taken_down_is_not_found(tree):
    home, _parent, child = tree
    child.unpublish()

    assert live_page_below(home, ["about", "team"]) is None


def test_the_page_comes_with_its_language_in_a_fixed_number_of_queries(
    tree, django_assert_num_queries
):
    home, _parent, _child = tree
    with django_assert_num_queries(2):
        found = live_page_below(home, ["about", "team"])
        assert found.locale.language_code == "en"


def test_a_page_whose_type_is_gone_from_the_code_is_not_found(tree, monkeypatch):
    home, _parent, _child = tree
    monkeypatch.setattr("wagtail.models.Page.specific_class", None)

    assert live_page_below(home, ["about"]) is None


def test_the_page_is_looked_for_by_its_slug_which_has_an_index(tree):
    home, _parent, _child = tree
    with CaptureQueriesContext(connection) as queries:
        live_page_below(home, ["about", "team"])

    assert "\"slug\" = 'team'" in queries[0]["sql"]
