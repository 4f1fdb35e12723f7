"""Asks for the medical review before publication: also by code, schedule, bulk action and workflow.

A draft is always saved. What is refused, or asked about, is only that readers get something
about safety that nobody has reviewed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model

from reviews.heads import head_of
from reviews.kinds import Rule, rule_of
from reviews.snapshots import Snapshot, snapshot
from reviews.state.families import is_approved, reviews_of
from translations.publishing.publication.refusals import PublicationRefusedError

#: Whether a person is at hand who can be asked: only in requests of the admin.
_asking: ContextVar[bool] = ContextVar("asking", default=False)


class NotReviewedError(PublicationRefusedError):
    """A page or entry was not published, because its texts about safety have no medical review.

    By `Rule.ASK` the editor may publish all the same, by `Rule.REQUIRED` nobody may.
    """

    def __init__(self, instance: Any, rule: Rule) -> None:
        self.instance, self.rule = instance, rule
        super().__init__(f"“{instance}” ({instance.pk}) has no medical review ({rule.value})")


def check_review(instance: Model) -> None:
    """Receive the hook before every publication. Raises `NotReviewedError`."""
    rule = rule_of(type(instance))
    if rule == Rule.OFF or (rule == Rule.ASK and not _asking.get()):
        return
    if not is_covered(instance):
        _take_back(instance)
        raise NotReviewedError(instance, rule)


def is_covered(instance: Any) -> bool:
    """Whether this version brings readers nothing about safety that has no review.

    A translation follows its original: it says what the original may say.
    """
    head = head_of(instance)
    if head is not None and head.pk != instance.pk:
        return (head.live and not _is_new(head)) or reviews_of(head).approved().exists()
    seen = snapshot(instance)
    return not seen.leaves or _is_live(head, seen) or is_approved(instance, seen.digest)


def _is_live(head: Any, seen: Snapshot) -> bool:
    """Whether readers have the same texts about safety already."""
    is_read = head is not None and head.live and not _is_new(head)
    return is_read and snapshot(head).digest == seen.digest


def _is_new(row: Any) -> bool:
    """Whether a page was just added: Wagtail's view for new pages marks it live before it publishes it."""
    return row.first_published_at is None and row.revisions.count() <= 1


def _take_back(instance: Any) -> None:
    row = type(instance)._default_manager.filter(pk=instance.pk).first()
    if row is not None and row.live and _is_new(row):
        type(instance)._default_manager.filter(pk=row.pk).update(live=False)


@contextmanager
def asking(*, about_reviews: bool) -> Iterator[None]:
    """Ask the user of this request before publication without a review, or no longer: the user has agreed."""
    token = _asking.set(about_reviews)
    try:
        yield
    finally:
        _asking.reset(token)
