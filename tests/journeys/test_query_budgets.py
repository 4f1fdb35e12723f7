"""The number of queries per page is limited, and does not depend on the number of guides.

Counted at the second request: the first fills the caches of the node, the shared tables
of `core.lookups.shared` and Wagtail's list of sites. No page is cached.
"""

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import Max
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page

from articles.models import ArticleIndexPage, ArticlePage, ArticleTopic, ListedGuide, Topic
from practice.building.keys import key

pytestmark = pytest.mark.usefixtures("demo_site")

BUDGET = 16
#: Of pages that need less.
LESS = {"contraindication": 15, "library": 12}
#: Wagtail reads all restrictions with their pages, and SQLite may begin at either end of that; the newest are
#: read in the order of their index, until there are enough.
OTHER_WAYS = (
    'FROM "wagtailcore_pageviewrestriction"',
    'ORDER BY "wagtailcore_page"."first_published_at" DESC',
)
#: How SQLite says in a plan that it reads the whole table.
SCAN = re.compile(r"SCAN wagtailcore_page\b(?! USING)")
#: What PostgreSQL begins with, where it does not.
CONDITIONS = {"Index Cond", "Recheck Cond"}
LANGUAGES = ["en", "lv", "ru"]
#: The demo's pages by their key, with what is asked of them.
VIEWS = {
    "article": ("back-massage-for-osteochondrosis", ""),
    "index": ("guides", ""),
    "index of a topic": ("guides", "?topic=back-and-spine"),
    "home": ("home", ""),
    "contraindication": ("diabetes", ""),
    "library": ("contraindications", ""),
    "self-check": ("self-check", ""),
    "text page": ("privacy-policy", ""),
    "form": ("callback", ""),
    "prices": ("prices", ""),
    "contact": ("contact", ""),
    "team": ("team", ""),
}


def address(view: str, code: str) -> str:
    name, query = VIEWS[view]
    page = Page.objects.get(translation_key=key("page", name), locale__language_code=code)
    return f"{page.get_url()}{query}"


def queries(visitor, url: str) -> list[str]:
    visitor.read(url)
    with CaptureQueriesContext(connection) as captured:
        visitor.read(url)
    return [query["sql"] for query in captured]


def told(taken: list[str]) -> str:
    return "\n".join(f"{n}. {sql[:200]}" for n, sql in enumerate(taken, 1))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_page_keeps_to_its_budget(visitor, view, code):
    taken = queries(visitor, address(view, code))

    assert len(taken) <= LESS.get(view, BUDGET), told(taken)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_search_and_a_missing_page_keep_to_the_budget(visitor, code):
    taken = queries(visitor, f"/{code}/search/?q=a")
    assert len(taken) <= BUDGET, told(taken)

    visitor.get(f"/{code}/nothing/")
    with CaptureQueriesContext(connection) as captured:
        visitor.get(f"/{code}/nothing/")
    assert len(captured) <= BUDGET, told([query["sql"] for query in captured])


@pytest.mark.parametrize("code", ["en", pytest.param("lv", marks=pytest.mark.nightly)])
def test_a_thousand_guides_take_as_many_queries_as_ten(visitor, code):
    views = ["article", "index", "index of a topic", "home"]

    fill_up_to(10)
    few = {view: queries(visitor, address(view, code)) for view in views}
    fill_up_to(1_000)
    many = {view: queries(visitor, address(view, code)) for view in views}

    assert ArticlePage.objects.filter(locale__language_code=code).count() == 1_000
    for view in views:
        assert len(many[view]) == len(few[view]), told(many[view])
        assert len(many[view]) <= BUDGET


def a_thousand_guides() -> None:
    fill_up_to(1_000)


A_THOUSAND = pytest.mark.prepared(by=a_thousand_guides)


@A_THOUSAND
@pytest.mark.parametrize("view", ["article", "contraindication", "home", "text page"])
def test_a_page_is_found_by_an_index_and_never_by_reading_all_pages(visitor, view):
    for statement in queries(visitor, address(view, "lv")):
        assert not reads_all_pages(statement), statement


@A_THOUSAND
def test_an_address_that_leads_nowhere_is_not_looked_for_in_all_pages(visitor):
    with CaptureQueriesContext(connection) as captured:
        visitor.get("/lv/guides/nothing/")
    for query in captured:
        assert not reads_all_pages(query["sql"]), query["sql"]


def reads_all_pages(statement: str) -> bool:
    """Say whether the database finds no index to begin with. With few pages PostgreSQL might not want one."""
    if not statement.startswith("SELECT") or any(part in statement for part in OTHER_WAYS):
        return False
    if connection.vendor == "sqlite":
        return any(SCAN.search(step) for step in explained(f"EXPLAIN QUERY PLAN {statement}"))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = json.loads(explained(f"EXPLAIN (FORMAT JSON) {statement}")[0])
    return any(
        node.get("Relation Name") == "wagtailcore_page" and not node.keys() & CONDITIONS
        for node in nodes(plan[0]["Plan"])
    )


def explained(statement: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("%", "%%"), ())
        rows = cursor.fetchall()
    return [part if isinstance(part, str) else json.dumps(part) for row in rows for part in row]


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def fill_up_to(number: int) -> None:
    """Copy the newest guide, with its translations, as rows: page by page it would take minutes."""
    missing = number - ArticlePage.objects.filter(locale=Locale.get_default()).count()
    keys = [uuid.uuid4() for _ in range(missing)]
    for index in ArticleIndexPage.objects.all():
        model = ArticlePage.objects.child_of(index).last()
        _copy(model, index, keys)


def _copy(model: ArticlePage, index: ArticleIndexPage, keys: list[uuid.UUID]) -> None:
    before = Page.objects.aggregate(last=Max("pk"))["last"]
    Page.objects.bulk_create(_row(model, index, number, one) for number, one in enumerate(keys))
    made = Page.objects.filter(pk__gt=before)
    columns = [
        connection.ops.quote_name(field.column)
        for field in ArticlePage._meta.local_concrete_fields
        if not field.primary_key
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO articles_articlepage (page_ptr_id, {', '.join(columns)}) "  # noqa: S608
            f"SELECT page.id, {', '.join(f'model.{column}' for column in columns)} "
            "FROM wagtailcore_page page, articles_articlepage model "
            "WHERE page.id > %s AND model.page_ptr_id = %s",
            [before, model.pk],
        )
    topics = list(Topic.objects.filter(locale=Locale.get_default()))
    keys_made = list(made.values_list("pk", "first_published_at"))
    ArticleTopic.objects.bulk_create(
        ArticleTopic(page_id=pk, topic=topic, sort_order=0)
        for pk, _published in keys_made
        for topic in topics
    )
    ListedGuide.objects.bulk_create(
        ListedGuide(index=index, subject=subject, guide_id=pk, first_published_at=published)
        for pk, published in keys_made
        for subject in (index.translation_key, *(topic.translation_key for topic in topics))
    )
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + len(keys))


def _row(model: ArticlePage, index: ArticleIndexPage, number: int, one: uuid.UUID) -> Page:
    slug = f"copy-{one}"
    return Page(
        title=f"Copy {number}",
        draft_title=f"Copy {number}",
        slug=slug,
        path=Page._get_path(index.path, index.depth + 1, index.numchild + number + 1),
        depth=index.depth + 1,
        url_path=f"{index.url_path}{slug}/",
        content_type=model.content_type,
        locale_id=index.locale_id,
        translation_key=one,
        live=True,
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )
