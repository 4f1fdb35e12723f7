"""“I need this page in Russian”: one click of a reader."""

import datetime
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Locale, Page

from core.alternates import home_url
from core.lookups.references import source_language
from core.ratelimit.client import client_address, network
from core.ratelimit.database import Bucket, seconds_to_wait
from core.ratelimit.window import Limit
from translations.tracking.demand import record

A_DAY = datetime.timedelta(days=1)
LONGEST_CODE = 12
#: Pages that one network may ask for in a day; behind it may be a whole school.
PAGES_A_DAY = 30


# Without a token: it would put a cookie on every visitor. Where the request comes from is looked at instead.
@csrf_exempt
def want_page(request: HttpRequest) -> HttpResponse:
    """Count a reader's wish for a page in the language of this address, and thank them in it."""
    if request.method != "POST":
        return render(request, "translations/thanks.html", {"came_from": _came_from(request)})
    if not _comes_from_us(request):
        return HttpResponseForbidden("This request comes from another site.", "text/plain")
    page = _wanted(request.POST.get("page", ""))
    locale = Locale.objects.filter(language_code=get_language()).first()
    if page is None or locale is None:
        return redirect(home_url(get_language()))
    here = page.get_translation_or_none(locale)
    if here is not None and here.live and here.alias_of_id is None:
        return redirect(here.get_url(request) or home_url(get_language()))
    if _is_first(request, page, locale):
        record(page.translation_key, locale.pk)
    # A reload of the page that thanks asks for nothing again.
    where = {"page": page.translation_key, "in": request.POST.get("in", "")[:LONGEST_CODE]}
    return redirect(f"{reverse('want_page')}?{urlencode(where)}")


def _came_from(request: HttpRequest) -> Page | None:
    """The page that the reader had before them, in the language in which they read it; else its original."""
    original = _wanted(request.GET.get("page", ""))
    if original is None:
        return None
    family = Page.objects.live().public().filter(translation_key=original.translation_key)
    read_in = request.GET.get("in", "")
    shown = family.filter(locale__language_code=read_in).select_related("locale").first()
    return shown or original


def _comes_from_us(request: HttpRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False


def _wanted(value: str) -> Page | None:
    """The public original with this key; never a draft or a private page, whose existence is nobody's business."""
    try:
        key = UUID(value)
    except ValueError:
        return None
    pages = Page.objects.live().public()
    return pages.filter(translation_key=key, locale__language_code=source_language()).first()


def _is_first(request: HttpRequest, page: Page, locale: Locale) -> bool:
    """Whether this network has not asked for this page today, nor for too many."""
    visitor = network(client_address(request))
    wish = f"{visitor} {page.translation_key} {locale.pk}"
    buckets = [
        Bucket("demand", visitor, Limit(PAGES_A_DAY, A_DAY)),
        Bucket("demand-page", wish, Limit(1, A_DAY)),
    ]
    return not seconds_to_wait(buckets)
