from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.asked import Asked
from search.limits import wait_for_suggestions
from search.suggestions import suggest as suggestions

#: Seconds. Visitors type the same beginnings.
AGE = 60


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return the titles that match the typed text as JSON; screen readers announce ``status``."""
    if wait := wait_for_suggestions(request):
        headers = {"Retry-After": str(wait), "Cache-Control": "no-store"}
        return JsonResponse({"status": "", "suggestions": []}, status=429, headers=headers)
    found = suggestions(Asked.of(request.GET).query, get_language() or "")
    rows = [asdict(suggestion) for suggestion in found]
    response = JsonResponse({"status": _status(len(rows)), "suggestions": rows})
    patch_cache_control(response, public=True, max_age=AGE)
    return response


def _status(count: int) -> str:
    if not count:
        return _("No suggestions")
    return ngettext("%(count)s suggestion", "%(count)s suggestions", count) % {"count": count}
