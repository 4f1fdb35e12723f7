"""Locks on a page: somebody else's, a review that others are to do, a date set for going live.

Wagtail's own editor respects them; wagtail-localize's does not ask.
"""

from typing import Any

from wagtail.models import LockableMixin


def is_locked_for(user: Any, instance: Any) -> bool:
    """Whether this user must leave the page or entry alone at the moment."""
    # What can be a draft but not be locked has half a `get_lock`.
    lock = instance.get_lock() if isinstance(instance, LockableMixin) else None
    return bool(lock and lock.for_user(user))
