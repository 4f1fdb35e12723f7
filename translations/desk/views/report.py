from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView

from translations.access.guards.attempt import RefusedError, no_language
from translations.access.scope import language_scope


class OwnTranslationsReportView(TranslationsReportView):
    """Replaces wagtail-localize's report: shows only the languages that the user works in."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        self.scope = language_scope(request.user)
        if self.scope is not None and not self.scope:
            raise RefusedError(no_language())
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Translation]:
        rows = super().get_queryset().order_by("-pk")
        if self.scope is None:
            return rows
        return rows.filter(target_locale_id__in=self.scope) | rows.filter(
            source__locale_id__in=self.scope
        )
