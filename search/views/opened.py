from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.asked import Asked
from search.limits import wait_for_suggestions
from search.log import note_opened


# A beacon has no token; it only counts, and stores nothing about the visitor.
@csrf_exempt
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """Count that a visitor opened a result. The page's script sends it."""
    if not wait_for_suggestions(request):
        note_opened(Asked.of(request.POST).query, get_language() or "")
    return HttpResponse(status=204)
