"""“Was this guide helpful?”: one click of a reader."""

import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from articles.helpful import ANSWERS, read_revision, record
from articles.models import ArticlePage
from core.alternates import home_url
from core.ratelimit.client import client_address, network
from core.ratelimit.database import Bucket, seconds_to_wait
from core.ratelimit.window import Limit
from core.same_origin import comes_from_us

A_DAY = datetime.timedelta(days=1)
#: Daily limit per network; a whole school may share one.
GUIDES_A_DAY = 30
LARGEST = 2**63 - 1


# No CSRF token: the guide is the same for everybody, and sets no cookie (`core.same_origin`).
@csrf_exempt
def helpful(request: HttpRequest) -> HttpResponse:
    """Count a reader's answer about a guide, once a day for each network, and thank them."""
    if request.method != "POST":
        context = {
            "came_from": _guide(request.GET.get("page", "")),
            "was_helpful": request.GET.get("answer") != "no",
        }
        return render(request, "articles/helpful.html", context)
    if not comes_from_us(request):
        return HttpResponseForbidden("This request comes from another site.", "text/plain")
    page, answer = _guide(request.POST.get("page", "")), request.POST.get("answer", "")
    if page is None or answer not in ANSWERS:
        return redirect(home_url(get_language()))
    revision = _number(request.POST.get("revision", ""))
    if read_revision(page, revision) and _is_first(request, page, revision):
        record(page, revision, answer)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    # Redirect, so that a reload does not repeat the request.
    return redirect(f"{reverse('helpful')}?{urlencode({'page': page.pk, 'answer': answer})}")


def _number(value: str) -> int:
    """Return the posted number; 0, which no row has as its key, if it is not a number or too large for the database."""
    found = int(value) if value.isascii() and value.isdecimal() and len(value) < 20 else 0
    return found if found <= LARGEST else 0


def _guide(value: str) -> ArticlePage | None:
    """Return the public guide with this key. Drafts and private pages must not reveal that they exist."""
    guides = ArticlePage.objects.live().public().filter(pk=_number(value))
    return guides.select_related("locale").defer_streamfields().first()


def _is_first(request: HttpRequest, page: ArticlePage, revision: int) -> bool:
    """Whether this is the network's first answer about this revision today, within its daily limit."""
    visitor = network(client_address(request))
    buckets = [
        Bucket("helpful", visitor, Limit(GUIDES_A_DAY, A_DAY)),
        Bucket("helpful-page", f"{visitor} {page.pk} {revision}", Limit(1, A_DAY)),
    ]
    return not seconds_to_wait(buckets)
