"""Locks on a page or entry: another user's lock, a review task, a scheduled publication.

Wagtail's editor respects them; wagtail-localize's editor does not.
"""

from django.db.models import Model
from wagtail.models import LockableMixin

from translations.access.people import AnyUser


def is_locked_for(user: AnyUser, instance: Model) -> bool:
    """Whether a lock keeps this user from changing the page or entry."""
    # Models with drafts but without locks have an incomplete `get_lock`.
    lock = instance.get_lock() if isinstance(instance, LockableMixin) else None
    return bool(lock and lock.for_user(user))
