from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from translations.overview.access import may_look


class TranslationsMenuItem(MenuItem):
    """The overview, in the admin's menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request.user)
