"""Builds a small site with the code of a release; `./dev release-database` runs it in that release's folder.

It names only what every release has: the commands, and models that are not renamed.
"""

import logging
import uuid
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

#: Guides that stay; the others would only make the file larger.
GUIDES = {"back-massage-for-osteochondrosis", "your-first-visit"}
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
    _forget_guides()
    _forget_revisions()
    for label in DERIVED:
        rows(label).all().delete()
    _request()


def _forget_guides() -> None:
    article = apps.get_model("articles", "ArticlePage")
    kept = set(article.objects.filter(slug__in=GUIDES).values_list("translation_key", flat=True))
    gone = set(
        article.objects.exclude(translation_key__in=kept).values_list("translation_key", flat=True)
    )
    for page in article.objects.filter(translation_key__in=gone):
        page.delete()
    for label in ("TranslationSource", "StringTranslation", "TranslationContext"):
        path = {"StringTranslation": "context__object_id__in"}.get(label, "object_id__in")
        rows(f"wagtail_localize.{label}").filter(**{path: gone}).delete()
    rows("wagtail_localize.TranslatableObject").filter(pk__in=gone).delete()
    rows("wagtail_localize.String").filter(segments=None, translations=None).delete()


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
