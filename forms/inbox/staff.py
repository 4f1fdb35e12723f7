"""The users who may handle callback requests."""

from django.db.models import Q, QuerySet
from wagtail.permissions import policy_registry

from accounts.models import User
from forms.models import CallbackRequest


def reception(user: User) -> QuerySet[User]:
    """Return the users to whom a request can be assigned: no superuser except ``user``."""
    able = policy_registry.get_by_type(CallbackRequest).users_with_any_permission({"change"})
    return able.filter(Q(is_superuser=False) | Q(pk=user.pk)).order_by("username")


def display_name(person: User) -> str:
    return person.get_full_name().strip() or person.get_username()
