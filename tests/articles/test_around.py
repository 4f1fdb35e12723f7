"""A guide leads on: to related guides, and to its neighbours in the list."""

import pytest
from django.core.management import call_command

from articles.models import ArticlePage
from tests import factories, pages
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def limits(condition):
    return ("contraindications", {"items": [{"entry": condition, "note": ""}]})


def titles(page, selector):
    return [words(link) for link in page.select(selector)]


def test_the_neighbours_are_those_of_the_list_which_begins_with_the_newest(visitor):
    made = [pages.article(title=title) for title in ("Oldest", "Older", "Newer", "Newest")]

    page = visitor.read(made[2].get_url())

    assert titles(page, ".neighbours__previous b") == ["Newest"]
    assert titles(page, ".neighbours__next b") == ["Older"]


def test_the_ends_of_the_list_have_one_neighbour_and_a_guide_alone_has_none(visitor):
    alone = pages.article(title="Alone")
    assert not visitor.read(alone.get_url()).select(".neighbours")

    pages.article(title="Second")
    page = visitor.read(alone.get_url())

    assert titles(page, ".neighbours b") == ["Second"]


def test_a_draft_is_no_neighbour(visitor):
    pages.article(title="Draft").unpublish()
    guide = pages.article(title="Live")

    assert not visitor.read(guide.get_url()).select(".neighbours")


def test_guides_with_the_same_topic_come_first_then_those_that_name_the_same_condition(visitor):
    fever = pages.contraindication(title="Fever")
    back = factories.topic(name="Back")
    pages.article(title="Nothing in common")
    pages.article(title="Same topic", topics=[back])
    pages.article(title="Same condition", body=[limits(fever)])
    guide = pages.article(title="Guide", topics=[back], body=[limits(fever)])
    call_command("rebuild_references_index", verbosity=0)

    page = visitor.read(guide.get_url())

    assert titles(page, ".related h3 a") == ["Same topic", "Same condition"]


def test_it_takes_as_many_queries_for_many_guides_as_for_few(django_assert_num_queries):
    topic = factories.topic()
    guide = pages.article(topics=[topic])

    def read():
        around = ArticlePage.objects.get(pk=guide.pk).around
        return around.related, around.neighbours

    pages.article(topics=[topic])
    with django_assert_num_queries(3):
        assert len(read()[0]) == 1
    for _ in range(4):
        pages.article(topics=[topic])
    with django_assert_num_queries(3):
        assert len(read()[0]) == 3
