"""The rows by which long lists are counted and turned over say the same as the guides themselves."""

import random
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from articles import listing
from articles.models import (
    ArticleIndexPage,
    ArticlePage,
    ArticleTopic,
    ContraindicationPage,
    ListedGuide,
    Topic,
)
from core.lookups.scan import references
from tests import factories, pages
from tests.articles.warnings import listed
from tests.many import copy_guide

pytestmark = pytest.mark.django_db


def rows() -> set[tuple]:
    return set(
        ListedGuide.objects.values_list("index_id", "subject", "guide_id", "first_published_at")
    )


def computed() -> set[tuple]:
    """What the lists would show if they were asked for in full."""
    made = set()
    for guide in ArticlePage.objects.live().filter(view_restrictions__isnull=True):
        index = guide.get_parent()
        subjects = {index.translation_key}
        subjects |= {row.topic.translation_key for row in ArticleTopic.objects.filter(page=guide)}
        for keys in references(guide.body).values():
            family = Page.objects.filter(pk__in=keys, contraindicationpage__isnull=False)
            subjects |= set(family.values_list("translation_key", flat=True))
        made |= {(index.pk, one, guide.pk, guide.first_published_at) for one in subjects}
    return made


def one(found, chance: random.Random):
    found = list(found.order_by("pk"))
    return chance.choice(found) if found else None


def write(chance: random.Random) -> None:
    guide = one(ArticlePage.objects.all(), chance)
    if guide is None:
        return
    chance.choice(CHANGES)(guide, chance)


def edit(guide, chance):
    entries = list(ContraindicationPage.objects.order_by("pk"))
    chosen = chance.sample(entries, chance.randrange(len(entries) + 1))
    text = f'<p><a linktype="page" id="{chance.choice(entries).pk}">Why</a></p>'
    body = [("text", text if chance.random() < 0.5 else "<p>Slowly.</p>")]
    guide.body = [*body, listed(*chosen)] if chosen else body
    guide.article_topics.set(
        [ArticleTopic(topic=topic) for topic in Topic.objects.all() if chance.random() < 0.5]
    )
    revision = guide.save_revision()
    if chance.random() < 0.7:
        revision.publish()


def restrict(guide, chance):
    own = PageViewRestriction.objects.filter(page=guide)
    if not own.delete()[0]:
        PageViewRestriction.objects.create(page=guide, restriction_type="login")


CHANGES: list[Callable] = [
    edit,
    edit,
    restrict,
    lambda guide, _: guide.unpublish(),
    # As a bare page, as some of Wagtail's code does.
    lambda guide, _: Page.objects.get(pk=guide.pk).unpublish(),
    lambda guide, _: guide.save_revision().publish(),
    lambda guide, _: guide.delete(),
    lambda guide, _: factories.translated(guide, "lv")
    if guide.locale.language_code == "en"
    and guide.get_parent().has_translation(factories.locale("lv"))
    and not guide.has_translation(factories.locale("lv"))
    else None,
    lambda guide, chance: guide.move(
        chance.choice(ArticleIndexPage.objects.filter(locale=guide.locale_id)), "last-child"
    ),
    lambda guide, _: ArticleTopic.objects.filter(page=guide).delete(),
    lambda guide, _: ArticleTopic.objects.create(page=guide, topic=factories.topic()),
]  # fmt: skip


def change_at_random(seed: int, number: int) -> None:
    chance = random.Random(seed)
    factories.site()
    pages.guides("lv")
    pages.place(ArticleIndexPage, factories.home_page(), slug="more")
    for _ in range(2):
        factories.topic()
        pages.contraindication()
    for _ in range(number):
        if chance.random() < 0.3:
            edit(pages.article(), chance)
        write(chance)
        assert rows() == computed()


def test_the_rows_are_those_of_the_guides_after_any_changes():
    change_at_random(seed=3, number=10)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(10))
def test_the_rows_are_those_of_the_guides_after_more_changes(seed):
    change_at_random(seed, number=40)


def test_what_was_written_without_signals_is_repaired():
    factories.site()
    topic = factories.topic()
    guide = pages.article(topics=[topic])
    other = pages.article()
    ArticlePage.objects.filter(pk=other.pk).update(live=False)
    ListedGuide.objects.filter(guide=guide).delete()
    assert rows() != computed()

    assert listing.repair() == 2
    assert rows() == computed()
    assert listing.repair() == 0


def many_guides(number: int, entry, topic, first: int = 1000) -> None:
    guide = pages.article(body=[listed(entry)], topics=[topic])
    copy_guide(guide, [uuid4() for _ in range(number)], first)


def test_lists_take_the_same_queries_for_a_thousand_guides(visitor):
    factories.site()
    topic, entry = factories.topic(key="neck"), pages.contraindication()
    many_guides(30, entry, topic)

    def queries() -> dict[str, int]:
        guides = pages.guides().get_url()
        found = {}
        for address in (guides, f"{guides}?page=3", f"{guides}?topic=neck", entry.get_url()):
            visitor.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert len(visitor.read(address).select(".article-card")) >= 3
            found[address] = len(captured)
        return found

    few = queries()
    many_guides(300, entry, topic, first=2000)

    assert queries() == few


def test_a_condition_names_its_guides_page_by_page(visitor):
    factories.site()
    entry = pages.contraindication()
    many_guides(13, entry, factories.topic())

    first = visitor.read(entry.get_url())
    last = visitor.read(f"{entry.get_url()}?page=2")

    assert len(first.select(".related .article-card")) == 12
    assert len(last.select(".related .article-card")) == 2
    assert first.select_one(".related .pagination [rel=next]")["href"] == "?page=2"
    assert last.select_one("link[rel=canonical]")["href"].endswith("?page=2")
    assert not last.select("link[rel=alternate][hreflang]")


def test_a_guide_behind_a_login_is_deleted_with_its_rows():
    guide = pages.article(topics=[factories.topic()])
    PageViewRestriction.objects.create(page=guide, restriction_type="login")

    ArticlePage.objects.get(pk=guide.pk).delete()
    connection.check_constraints()

    assert not ListedGuide.objects.filter(guide_id=guide.pk).exists()
