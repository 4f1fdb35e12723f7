"""Copies a guide thousands of times in three languages, in a few statements: with topics, conditions and translations to be counted."""

from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from wagtail.models import Page

from articles.models import ArticlePage, ArticleTopic, ListedGuide
from tests import factories, pages
from tests.crowd import fill

BATCH = 2000


def many_guides(number: int, *, translated: bool = True) -> None:
    """Build a site with so many guides; each has a topic and warns of the same condition. ``translated``: with strings to be counted."""
    factories.site()
    for code in ("en", "lv", "ru"):
        factories.practice_text(code)
    topic, condition = (
        factories.topic(key="neck"),
        pages.contraindication(title="Thrombosis", slug="thrombosis"),
    )
    pages.callback()
    warning = {"title": "", "introduction": "", "items": [{"entry": condition, "note": ""}]}
    guide = pages.article(
        title="Neck pain",
        slug="neck-pain",
        topics=[topic],
        body=[("text", "<p>Slowly.</p>"), ("contraindications", warning)],
    )
    keys = [uuid4() for _ in range(number)]
    copy_guide(guide, keys)
    for code in ("lv", "ru"):
        pages.guides(code)
        copy_guide(factories.translated(guide, code), keys)
    if translated:
        fill(number)
    with connection.cursor() as cursor:
        # As autovacuum does on a site's server.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def copy_guide(guide: ArticlePage, keys: list[UUID], first: int = 1000) -> None:
    """Copy a guide below its list, once for each translation key."""
    index = guide.get_parent()
    own = {field.attname: getattr(guide, field.attname) for field in Page._meta.concrete_fields}
    made = [
        own
        | {
            "id": None,
            "slug": f"copy-{first + n}",
            "url_path": f"{index.url_path}copy-{first + n}/",
            "path": Page._get_path(index.path, guide.depth, first + n),
            "translation_key": key,
            "alias_of_id": None,
            "latest_revision_id": None,
            "live_revision_id": None,
        }
        for n, key in enumerate(keys)
    ]
    Page.objects.bulk_create([Page(**fields) for fields in made], batch_size=BATCH)
    for model, link in (
        (ArticlePage, "page_ptr_id"),
        (ArticleTopic, "page_id"),
        (ListedGuide, "guide_id"),
    ):
        _copy_rows(model._meta, link, guide.pk, f"{index.url_path}copy-%")


def _copy_rows(meta: Any, link: str, pk: int, below: str) -> None:
    """Copy the rows of a guide for all pages whose address begins so."""
    columns = ", ".join(
        f'"{field.column}"'
        for field in meta.local_concrete_fields
        if field.column not in {link, "id"}
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {meta.db_table} ({link}, {columns})"  # noqa: S608
            f" SELECT page.id, {', '.join(f'one.{name}' for name in columns.split(', '))}"
            f" FROM wagtailcore_page AS page CROSS JOIN {meta.db_table} AS one"
            f" LEFT JOIN {meta.db_table} AS there ON there.{link} = page.id"
            f" WHERE page.url_path LIKE %s AND one.{link} = %s AND there.{link} IS NULL",
            [below, pk],
        )
