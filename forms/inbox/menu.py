from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem

from accounts.models import User

#: Wagtail shows these menus, and some of their items, to every user.
OF_EDITORS = {"reports", "help"}


def has_only_the_inbox(user: User | AnonymousUser) -> bool:
    """Return whether handling requests is a user's only work in the admin."""
    may_see = user.has_perm("callbacks.view_callbackrequest")
    return may_see and not user_has_any_page_permission(user)


def only_the_inbox(request: HttpRequest, items: list[MenuItem]) -> None:
    """Reduce the menu to the inbox for users whose only permission is handling requests."""
    if has_only_the_inbox(request.user):
        items[:] = [item for item in items if item.name not in OF_EDITORS]
