"""Builds a small site with the code of a release; `./dev release-database` runs it in that release's folder.

It names only what every release has: the commands, and models that are not renamed.
"""

import logging
import uuid
from contextlib import suppress
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

#: How many families of each model stay; more would only make the file larger.
KEPT = {
    "articles.ArticlePage": 1,
    "articles.ContraindicationPage": 4,
    "articles.RedFlag": 6,
    "translations.Term": 3,
    "articles.Technique": 2,
    "home.StandardPage": 1,
}
#: The guide that stays: it warns of nothing, so that the library can go.
GUIDE = "your-first-visit"
#: Rows that every version can compute again from the others.
DERIVED = [
    "search.Posting",
    "search.Facet",
    "search.Document",
    "search.Term",
    "search.Word",
    "search.Waiting",
    "translations.MemoryKey",
    "wagtailsearch.IndexEntry",
    "wagtailcore.ReferenceIndex",
    "core.Rendition",
    "wagtailcore.PageLogEntry",
    "wagtailcore.ModelLogEntry",
]


def rows(label: str) -> Any:
    return apps.get_model(label)._base_manager


def build() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("seed_demo", verbosity=0)
    thin_out()
    _request()


def thin_out() -> None:
    gone: set[uuid.UUID] = set()
    for label, number in KEPT.items():
        gone |= _thin_out(label, number)
    _forget_translations(gone)
    _forget_revisions()
    for label in DERIVED:
        rows(label).all().delete()
    _optimise()


def _thin_out(label: str, number: int) -> set[uuid.UUID]:
    """Delete all families but so many, except those that a guide needs; return the keys of the deleted ones."""
    guide = set(rows("articles.ArticlePage").filter(slug=GUIDE).values_list("translation_key"))
    families = sorted(
        set(rows(label).values_list("translation_key")), key=lambda key: (key not in guide, key)
    )
    gone = set()
    for (family,) in families[number:]:
        # The site protects what guides warn of, by an exception of its own.
        with suppress(Exception), transaction.atomic():
            for row in rows(label).filter(translation_key=family):
                row.delete()
            gone.add(family)
    return gone


def _forget_translations(gone: set[uuid.UUID]) -> None:
    for label in ("reviews.MedicalReview", "reviews.ReviewedFamily"):
        rows(label).filter(translation_key__in=gone).delete()
    for label in ("TranslationSource", "StringTranslation", "TranslationContext"):
        path = {"StringTranslation": "context__object_id__in"}.get(label, "object_id__in")
        rows(f"wagtail_localize.{label}").filter(**{path: gone}).delete()
    rows("wagtail_localize.TranslatableObject").filter(pk__in=gone).delete()
    rows("wagtail_localize.String").filter(segments=None, translations=None).delete()


def _optimise() -> None:
    """Make SQLite drop the deleted rows from its full-text index."""
    if connection.vendor == "sqlite":
        table = "wagtailsearch_indexentry_fts"
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")


def _forget_revisions() -> None:
    """Keep the revisions that another row names."""
    revision = apps.get_model("wagtailcore", "Revision")
    kept: set[int] = set()
    for relation in revision._meta.related_objects:
        named = relation.related_model._base_manager.exclude(**{relation.field.name: None})
        kept.update(named.values_list(relation.field.attname, flat=True))
    revision.objects.exclude(pk__in=kept).delete()


def _request() -> None:
    from forms.sealing import digest, seal

    number = "+37124112420"
    rows("callbacks.CallbackRequest").create(
        token=uuid.uuid4(),
        form_key=uuid.uuid4(),
        language="lv",
        sealed=seal({"phone": number}),
        phone_digest=digest(number),
        labels={"phone_key": "phone", "fields": {}},
        due_at=timezone.now(),
    )


if __name__ == "__main__":
    django.setup()
    logging.disable(logging.INFO)
    build()
