"""Those who call people back."""

from django.db.models import Q, QuerySet
from wagtail.permissions import policy_registry

from accounts.models import User
from forms.models import CallbackRequest


def reception(user: User) -> QuerySet[User]:
    """Return the people to whom a request can be given; administrators only if it is the reader."""
    able = policy_registry.get_by_type(CallbackRequest).users_with_any_permission({"change"})
    return able.filter(Q(is_superuser=False) | Q(pk=user.pk)).order_by("username")


def display_name(person: User) -> str:
    return person.get_full_name().strip() or person.get_username()
