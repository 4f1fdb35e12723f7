"""What editors promote: by stems, in the reader's language, and never a row for what is typed."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from search.promotions import promoted
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def homes(visitor):
    return factories.site()


def promote(words: str, page=None, **fields) -> SearchPromotion:
    query, _created = Query.objects.get_or_create(query_string=words)
    return SearchPromotion.objects.create(query=query, page=page, **fields)


def titles(query: str, language: str = "en") -> list[str]:
    return [item.title for item in promoted(query, language)]


@pytest.mark.parametrize(
    ("language", "words", "typed"),
    [
        ("en", "neck massages", "Massage, NECK!"),
        ("lv", "muguras masāža", "muguras masaza"),
        ("ru", "массаж шеи", "массажа шее"),
    ],
)
def test_words_are_the_same_by_their_stems(homes, language, words, typed):
    promote(words, factories.standard_page(homes[language], title="Here"))

    assert titles(typed, language) == ["Here"]


@pytest.mark.parametrize("typed", ["neck", "neck massage price", "", "the", "!!!", "' OR 1"])
def test_other_words_promote_nothing(typed):
    promote("neck massage", factories.standard_page())

    assert titles(typed) == []


def test_a_page_is_promoted_in_its_own_language_only(homes):
    promote("massage", factories.standard_page(homes["lv"], title="Masāža"))

    assert titles("massage", "lv") == ["Masāža"]
    assert titles("massage", "en") == titles("massage", "ru") == []


def test_drafts_and_private_pages_are_not_shown():
    draft, private = factories.standard_page(), factories.standard_page()
    promote("massage", draft)
    promote("massage", private)
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert titles("massage") == []


def test_another_site_can_be_promoted():
    promote(
        "diabetes",
        external_link_url="https://example.org/",
        external_link_text="The diabetes society",
    )

    assert [(one.title, one.url) for one in promoted("diabetes", "en")] == [
        ("The diabetes society", "https://example.org/")
    ]


def test_the_editors_order_is_kept_and_three_are_enough():
    for n in (3, 1, 2, 4):
        page = factories.standard_page(title=f"Page {n}")
        promote("massage", page, sort_order=n)

    assert titles("massage") == ["Page 1", "Page 2", "Page 3"]


def test_nothing_is_written_and_little_is_asked(django_assert_num_queries):
    promote("massage", factories.standard_page())
    promoted("massage", "en")

    with django_assert_num_queries(0):
        promoted("something else", "en")
    assert Query.objects.count() == 1


def test_a_change_is_seen_at_once(django_capture_on_commit_callbacks):
    page = factories.standard_page(title="Here")
    assert titles("massage") == []

    with django_capture_on_commit_callbacks(execute=True):
        row = promote("massage", page)
    assert titles("massage") == ["Here"]

    with django_capture_on_commit_callbacks(execute=True):
        row.delete()
    assert titles("massage") == []
