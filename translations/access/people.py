"""The type of a user in a signature, signed in or not, and the language of their admin."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import get_language

from accounts.models import User

AnyUser = User | AnonymousUser


def admin_language(user: AnyUser) -> str:
    """Return the language of the user's admin, for code that runs before or after the view, which activates it."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else get_language()
