from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from search.asked import Asked
from search.limits import wait_for
from search.log import note_opened
from search.suggestions import suggest as suggestions

#: Seconds. Visitors type the same beginnings.
AGE = 60


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return the titles that match the typed text as JSON; screen readers announce ``status``."""
    if wait := wait_for("suggestions", request):
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


# A beacon has no token; it only counts, and stores nothing about the visitor.
@csrf_exempt
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """Count that a visitor opened a result. The page's script sends it."""
    if not wait_for("suggestions", request):
        note_opened(Asked.of(request.POST).query, get_language() or "")
    return HttpResponse(status=204)
