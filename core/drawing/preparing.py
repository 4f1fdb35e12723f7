"""The worker's part: draws a picture in every size, once, before a page needs it.

A picture is ordered when it is saved, when a visitor's page misses it, and by a periodic job, which
finds what a lost message would have done and what a new release needs.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.db.models.signals import post_save
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter, SourceImageIOError

from core.background.engine import CHORES, SITE, soon
from core.background.leases import leased
from core.drawing.kinds import all_specs
from core.models.jobs import JobState

logger = logging.getLogger(__name__)

JOB = "core: draw pictures"
#: Lower than that of the pages to warm, which draw what they show.
PRIORITY = -60
#: Seconds in which a picture that pages miss is ordered once.
PATIENCE = 60
#: Seconds for which a damaged picture is not ordered again.
HOPELESS = 24 * 3600
#: Pictures for each run of the job: one takes some seconds, and mail must not be late.
PORTION = 50
#: Sizes drawn between two looks at what is missing.
AT_ONCE = 6


class StoreFailingError(SourceImageIOError):
    """The storage does not answer, or is full: the picture can be drawn later."""


def order(pk: int) -> None:
    """Ask the worker for a picture that a page misses. For many visitors at once, and for a minute, it is one message."""
    if not _is_hopeless(pk) and cache.add(f"picture-ordered:{pk}", value=True, timeout=PATIENCE):
        soon(prepare, pk)


def order_when_saved(instance: AbstractImage, raw: bool = False, **_signal: object) -> None:
    if not raw:
        soon(prepare, instance.pk)


def listen() -> None:
    post_save.connect(order_when_saved, get_image_model(), dispatch_uid="order_pictures")


def order_missing() -> None:
    """Order the pictures that lack a size, the newest first."""
    pictures = get_image_model().objects.order_by("-pk").prefetch_related("renditions")
    ordered = 0
    for picture in pictures.iterator(chunk_size=100):
        if missing(picture) and not _is_hopeless(picture.pk):
            soon(prepare, picture.pk)
            ordered += 1
        if ordered == PORTION:
            return


@task(backend=SITE, queue_name=CHORES, priority=PRIORITY)
def prepare(pk: int) -> None:
    """Draw what a picture lacks. Raises `StoreFailingError`, after which the engine tries again."""
    with _turn(pk) as ours:
        while ours and (picture := _found(pk)) and (lacking := missing(picture)):
            try:
                picture.draw(lacking[:AT_ONCE])
            except StoreFailingError:
                raise
            except SourceImageIOError:
                logger.warning("Picture %s is damaged or has no file", pk)
                cache.set(_hopeless(pk), value=True, timeout=HOPELESS)
                return


def _hopeless(pk: int) -> str:
    return f"picture-damaged:{pk}"


def _is_hopeless(pk: int) -> bool:
    return bool(cache.get(_hopeless(pk)))


def missing(picture: AbstractImage) -> list[Filter]:
    wanted = [Filter(spec) for spec in all_specs(picture.width)]
    found = picture.find_existing_renditions(*wanted)
    return [one for one in wanted if one not in found]


def _found(pk: int) -> AbstractImage | None:
    return get_image_model().objects.filter(pk=pk).prefetch_related("renditions").first()


@contextmanager
def _turn(pk: int) -> Iterator[bool]:
    """Yield whether this process draws the picture: no two do at once. The row is the lock, and goes with it."""
    name = f"core: draw picture {pk}"
    JobState.objects.bulk_create([JobState(name=name)], ignore_conflicts=True)
    with leased(name, "") as ours:
        try:
            yield ours
        finally:
            if ours:
                JobState.objects.filter(name=name).delete()
