"""What the views on one original or one translation have in common."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from translations.access.guards.attempt import RefusedError, foreign_language, not_allowed_to_edit
from translations.access.scope import covers, language_scope, may_edit


class DeskView(WagtailAdminTemplateMixin, View):
    """A page of the desk. ``find`` gets the object from the address, or raises 404."""

    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.find(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, **kwargs: Any) -> None:
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, own]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data() | more)

    def require_edit(self, instance: Any) -> None:
        """Only those who work in the instance's language, and may change it."""
        user = self.request.user
        if not covers(language_scope(user), [instance.locale_id]):
            raise RefusedError(foreign_language())
        if not may_edit(user, instance):
            raise RefusedError(not_allowed_to_edit())


def say_what_does_not_fit(request: HttpRequest, error: ValidationError) -> None:
    messages.error(request, " ".join(error.messages))
