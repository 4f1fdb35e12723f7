"""Base classes of the desk's views."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation

from translations.access.guards import Refusal, RefusedError
from translations.access.guards.attempt import foreign_language, not_allowed_to_edit
from translations.access.rights import lock, refusal
from translations.access.scope import covers, language_scope, may_edit


class DeskView(WagtailAdminTemplateMixin, View):
    """An admin page of the desk. Breadcrumbs: ``parents``, then the page's own title and subtitle."""

    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        self.find(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, **kwargs: object) -> None:
        """Load what the address names and check the rights. Raises ``Http404`` or `RefusedError`."""

    def parents(self) -> list[dict[str, object]]:
        """Return the breadcrumbs between the admin's home and this page: dicts with ``url`` and ``label``."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        own = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, *self.parents(), own]

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.show()

    def show(self, **more: object) -> HttpResponse:
        """Render the page; ``more`` overrides the template context."""
        return self.render_to_response(self.get_context_data() | more)

    def require_edit(self, instance: TranslatableMixin) -> None:
        """Raise `RefusedError` unless the user works in the instance's language and may change it."""
        user = self.request.user
        if not covers(language_scope(user), [instance.locale_id]):
            raise RefusedError(foreign_language())
        if not may_edit(user, instance):
            raise RefusedError(not_allowed_to_edit())


class TranslationView(DeskView):
    """A view of one translation, for those who may work on it.

    Sets ``translation``, ``target`` (its page or entry; ``None`` before it is created)
    and ``locked`` (why it cannot be changed now; empty if it can).
    """

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def find(self, **kwargs: object) -> None:
        rows = Translation.objects.select_related(
            "source__locale", "source__object", "source__specific_content_type", "target_locale"
        )
        self.translation = get_object_or_404(rows, pk=kwargs["translation_id"])
        self.target = self.translation.source.object.get_instance_or_none(
            self.translation.target_locale
        )
        if problem := refusal(self.request.user, self.translation, self.target):
            raise RefusedError(Refusal(problem))
        self.locked = lock(self.request.user, self.translation, self.target)


def show_validation_error(request: HttpRequest, error: ValidationError) -> None:
    messages.error(request, " ".join(error.messages))
