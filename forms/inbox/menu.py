from django.http import HttpRequest
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem

#: Wagtail shows these menus, and some of their items, to every user.
OF_EDITORS = {"reports", "help"}


def only_the_inbox(request: HttpRequest, items: list[MenuItem]) -> None:
    """Reduce the menu to the inbox for users whose only permission is handling requests."""
    user = request.user
    if user.has_perm("callbacks.view_callbackrequest") and not user_has_any_page_permission(user):
        items[:] = [item for item in items if item.name not in OF_EDITORS]
