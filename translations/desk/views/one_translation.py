"""What the views of one translation have in common."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django.views import View
from wagtail_localize.models import Translation

from translations.access.guards import Refusal, RefusedError
from translations.access.rights import lock, refusal


class TranslationView(View):
    """Finds the translation and turns away who may not work on it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = Translation.objects.select_related(
            "source__locale", "source__object", "source__specific_content_type", "target_locale"
        )
        self.translation = get_object_or_404(rows, pk=kwargs["translation_id"])
        self.target = self.translation.source.object.get_instance_or_none(
            self.translation.target_locale
        )
        if problem := refusal(request.user, self.translation, self.target):
            raise RefusedError(Refusal(problem))
        self.locked = lock(request.user, self.translation, self.target)
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response
