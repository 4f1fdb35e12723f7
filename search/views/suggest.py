from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.asked import Asked
from search.kinds import one
from search.limits import wait_for_suggestions
from search.results import url_of
from search.suggestions import Suggestion
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
    rows = [row for row in map(_row, found) if row["url"]]
    response = JsonResponse({"status": _status(len(rows)), "suggestions": rows})
    patch_cache_control(response, public=True, max_age=AGE)
    return response


def _row(found: Suggestion) -> dict[str, str]:
    url = found.url or url_of(None, found.kind, found.key)
    return {"title": found.title, "url": url, "kind": one(found.kind)}


def _status(count: int) -> str:
    if not count:
        return _("No suggestions")
    return ngettext("%(count)s suggestion", "%(count)s suggestions", count) % {"count": count}
