from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from translations.desk.overview.access import may_view_overview, own_locales


class TranslationsMenuItem(MenuItem):
    """The overview, in the admin's menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_view_overview(request.user)


class DoubtsMenuItem(MenuItem):
    """A report for those who work in a language that is translated into."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(own_locales(request.user))
