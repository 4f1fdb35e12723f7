from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.consent.choice import AGE, COOKIE, Choice, choice_from
from core.http import SiteRequest
from core.models.consent import MEASURING, PLAYERS, VisitorConsent
from core.page_frame import page_frame_of
from core.same_origin import comes_from_us
from core.views import safe_target

#: How the names of the cookies begin that Google's program sets for the whole domain, and Matomo's for this host.
FOR_THE_DOMAIN, FOR_THE_HOST = ("_ga", "_gid"), "_pk_"


# No CSRF token: it would set a cookie for every visitor. The origin of an answer is checked instead (`core.same_origin`):
# another site must not agree in the visitor's name.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: SiteRequest) -> HttpResponse:
    """Show what the site would load from elsewhere, and what the visitor has answered; take a new answer."""
    asked = page_frame_of(request).consent
    if request.method == "POST":
        if not comes_from_us(request):
            return HttpResponseForbidden("This request comes from another site.", "text/plain")
        return _answered(request, asked)
    chosen = choice_from(request.COOKIES.get(COOKIE), asked.version, asked.kinds)
    context = {
        "consent": asked,
        "chosen": chosen,
        "measuring_kind": MEASURING,
        "players_kind": PLAYERS,
    }
    return render(request, "consent.html", context)


def _answered(request: SiteRequest, asked: VisitorConsent) -> HttpResponse:
    is_fetched = request.headers.get("X-Requested-With") == "fetch"
    response = (
        HttpResponse(status=204) if is_fetched else HttpResponseRedirect(safe_target(request))
    )
    allowed = {
        "all": frozenset(asked.kinds),
        "some": frozenset(asked.kinds) & frozenset(request.POST.getlist("kind")),
    }.get(request.POST.get("answer", ""), frozenset())
    choice = Choice(asked.version, timezone.localdate(), allowed)
    # Read by the page's script, so it is not hidden from scripts.
    response.set_cookie(
        COOKIE, str(choice), max_age=AGE, secure=request.is_secure(), samesite="Lax"
    )
    if MEASURING not in allowed:
        _forget(request, response)
    return response


def _forget(request: HttpRequest, response: HttpResponse) -> None:
    """Delete the cookies of the programs that count visits."""
    host = request.get_host().partition(":")[0]
    domain = host.removeprefix("www.") if "." in host else None
    for name in request.COOKIES:
        if name.startswith(FOR_THE_DOMAIN):
            response.delete_cookie(name, domain=domain)
        elif name.startswith(FOR_THE_HOST):
            response.delete_cookie(name)
