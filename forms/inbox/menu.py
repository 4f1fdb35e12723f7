from django.http import HttpRequest
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem

#: Wagtail shows these to everybody, and some of their entries as well.
OF_EDITORS = {"reports", "help"}


def only_the_inbox(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave those who call people back, and do nothing else, a menu without dead ends."""
    user = request.user
    if user.has_perm("callbacks.view_callbackrequest") and not user_has_any_page_permission(user):
        items[:] = [item for item in items if item.name not in OF_EDITORS]
