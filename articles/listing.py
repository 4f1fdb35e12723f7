"""Keeps the rows of `ListedGuide` current: with each save of a guide, and of what decides where it is listed.

`repair` does it for all guides: after rows were written without signals, and for a database of an
older release.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from articles.models import ArticlePage, ArticleTopic, ContraindicationPage, Topic
from articles.models.listings import ListedGuide
from core.lookups.scan import references

#: What decides where a guide is listed. A save of other fields alone, such as of a draft, changes nothing.
FIELDS = {"live", "body", "path", "first_published_at"}
#: Guides that are repaired in one transaction.
CHUNK = 200


def list_guide(guide: ArticlePage) -> bool:
    """Store the lists in which a guide stands; return whether they have changed."""
    wanted = {(row.index_id, row.subject, row.first_published_at) for row in _rows(guide)}
    before = {
        (row.index_id, row.subject, row.first_published_at): row.pk
        for row in ListedGuide.objects.filter(guide_id=guide.pk)
    }
    if gone := [pk for place, pk in before.items() if place not in wanted]:
        ListedGuide.objects.filter(pk__in=gone).delete()
    if new := [_row(guide, *place) for place in wanted if place not in before]:
        ListedGuide.objects.bulk_create(new)
    return bool(gone or new)


def repair() -> int:
    """List every guide; return for how many the lists were wrong."""
    number = 0
    keys = list(ArticlePage.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        with transaction.atomic():
            guides = ArticlePage.objects.filter(pk__in=keys[start : start + CHUNK])
            number += sum(map(list_guide, guides.prefetch_related("article_topics")))
    return number


def conditions_in(guide: ArticlePage) -> Iterable[UUID]:
    """Return the translation keys of the conditions that a guide warns of or links to."""
    found = references(guide.body)
    keys = found[ContraindicationPage] | found[Page]
    conditions = ContraindicationPage.objects.filter(pk__in=keys) if keys else ()
    return {page.translation_key for page in conditions}


def _rows(guide: ArticlePage) -> Iterator[ListedGuide]:
    if not guide.live or PageViewRestriction.objects.filter(page=guide.pk).exists():
        return
    index = Page.objects.filter(path=guide.path[: -guide.steplen]).first()
    if index is None:
        return
    # Not from the cache of shared rows: a topic may just have been made.
    chosen = [row.topic_id for row in guide.article_topics.all()]
    topics = Topic.objects.filter(pk__in=chosen) if chosen else Topic.objects.none()
    own = topics.values_list("translation_key", flat=True)
    for subject in {index.translation_key, *own, *conditions_in(guide)}:
        yield _row(guide, index.pk, subject, guide.first_published_at)


def _row(guide: ArticlePage, index: int, subject: UUID, published: Any) -> ListedGuide:
    return ListedGuide(
        index_id=index, subject=subject, guide_id=guide.pk, first_published_at=published
    )


def _guide_saved(
    instance: Any, raw: bool = False, update_fields: Iterable[str] | None = None, **_kwargs: Any
) -> None:
    """Receive ``post_save`` of any model: some code saves a guide as a bare `Page`."""
    if raw or not isinstance(instance, Page):
        return
    if update_fields is not None and FIELDS.isdisjoint(update_fields):
        return
    if isinstance(instance, ArticlePage):
        list_guide(instance)
    elif type(instance) is Page:
        list_again(instance.pk)


def list_again(pk: int) -> None:
    """List a guide as it is stored."""
    if guide := ArticlePage.objects.filter(pk=pk).first():
        list_guide(guide)


def _topic_chosen(instance: ArticleTopic, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """Receive ``post_save``. A guide that saves its topics was listed with them before."""
    if created and not raw:
        list_again(instance.page_id)


def _topic_dropped(instance: ArticleTopic, **_kwargs: Any) -> None:
    """Receive ``post_delete``. The guide itself may be about to go."""
    ListedGuide.objects.filter(
        guide_id=instance.page_id, subject=instance.topic.translation_key
    ).delete()


def _restricted(instance: PageViewRestriction, origin: object = None, **_kwargs: Any) -> None:
    # Deleted with its page: listed again, the page's row would be left behind.
    if not issubclass(getattr(origin, "model", type(origin)), Page):
        list_again(instance.page_id)


def _moved(instance: Page, **_kwargs: Any) -> None:
    for guide in ArticlePage.objects.descendant_of(instance, inclusive=True):
        list_guide(guide)


def fill_when_empty(**_kwargs: Any) -> None:
    """Receive ``post_migrate``: the release before had no such rows."""
    if not ListedGuide.objects.exists():
        repair()


def connect() -> None:
    post_save.connect(_guide_saved, dispatch_uid="listed-guides")
    post_save.connect(_topic_chosen, sender=ArticleTopic)
    post_delete.connect(_topic_dropped, sender=ArticleTopic)
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction)
    post_page_move.connect(_moved)
