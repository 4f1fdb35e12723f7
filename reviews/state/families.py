"""Keeps the row of each family current: at a publication, at a signature, and after a deployment."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import TranslatableMixin

from reviews.heads import head_of, heads, is_reviewed_instance
from reviews.kinds import reviewed_models
from reviews.models import MedicalReview, ReviewedFamily
from reviews.models.reviews import ReviewQuerySet
from reviews.snapshots import Snapshot, snapshot


def family_key(head: Any) -> dict[str, Any]:
    """Return the values of the two fields that name a family."""
    return {
        "content_type": ContentType.objects.get_for_model(head),
        "translation_key": head.translation_key,
    }


def reviews_of(head: Any) -> ReviewQuerySet:
    """Return the reviews of a family, newest first."""
    return MedicalReview.objects.filter(**family_key(head)).newest_first()


def is_approved(head: Any, digest: str) -> bool:
    """Whether the newest review of this content about safety approves it."""
    newest = reviews_of(head).filter(digest=digest).without_content().first()
    return newest is not None and newest.is_approved


@transaction.atomic
def refresh(head: Any) -> ReviewedFamily:
    """Store what readers see of the head, and which review covers it."""
    family, _created = ReviewedFamily.objects.get_or_create(**family_key(head))
    if head.live:
        family.live_digest = snapshot(head).digest
    reviews = reviews_of(head).without_content()
    covering = reviews.filter(digest=family.live_digest) if family.live_digest else reviews.none()
    covering.filter(was_live=False).order_by().update(was_live=True)
    family.last = covering.first() or reviews.approved().filter(was_live=True).first()
    family.save()
    return family


def note_publication(sender: type[Model], instance: TranslatableMixin, **_kwargs: object) -> None:
    """Receive ``published``: sent for pages and entries alike, and never for aliases."""
    if not is_reviewed_instance(instance):
        return
    head = head_of(instance)
    if head is not None and head.pk == instance.pk:
        refresh(head)


def refresh_all() -> int:
    """Periodic job: recompute every fingerprint. A deployment may have changed what is declared as safety.

    What was reviewed is kept whole, so it is read with the new declarations, too: a
    deployment alone never makes a guide "changed since". Return the number of families.
    """
    families = 0
    for model in reviewed_models():
        _renew_reviews(model)
        for pk in heads(model).filter(live=True).values_list("pk", flat=True):
            if head := model._default_manager.filter(pk=pk).first():
                refresh(head)
                families += 1
    return families


def _renew_reviews(model: type[Model]) -> None:
    of_this_kind = MedicalReview.objects.filter(
        content_type=ContentType.objects.get_for_model(model)
    )
    for review in of_this_kind.iterator(chunk_size=100):
        digest = Snapshot(model, review.content).digest
        if digest != review.digest:
            MedicalReview.objects.filter(pk=review.pk).update(digest=digest)
