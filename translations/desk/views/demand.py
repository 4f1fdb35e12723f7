"""“I need this page in Russian”: one click of a reader."""

import datetime
from urllib.parse import urlencode
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
from core.same_origin import comes_from_us
from translations.tracking.demand import record

A_DAY = datetime.timedelta(days=1)
LONGEST_CODE = 12
#: Daily limit per network; a whole school may share one.
PAGES_A_DAY = 30


# No CSRF token: it would set a cookie for every visitor. The origin of the request is checked instead (`core.same_origin`).
@csrf_exempt
def want_page(request: HttpRequest) -> HttpResponse:
    """Count a reader's request for a page in the language of this address, and thank them in it."""
    if request.method != "POST":
        return render(request, "translations/thanks.html", {"came_from": _came_from(request)})
    if not comes_from_us(request):
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
    # Redirect, so that a reload does not repeat the request.
    where = {"page": page.translation_key, "in": request.POST.get("in", "")[:LONGEST_CODE]}
    return redirect(f"{reverse('want_page')}?{urlencode(where)}")


def _came_from(request: HttpRequest) -> Page | None:
    """Return the page that the reader came from, in the language they read it in; else its original."""
    original = _wanted(request.GET.get("page", ""))
    if original is None:
        return None
    family = Page.objects.live().public().filter(translation_key=original.translation_key)
    read_in = request.GET.get("in", "")
    shown = family.filter(locale__language_code=read_in).select_related("locale").first()
    return shown or original


def _wanted(value: str) -> Page | None:
    """Return the public original with this key. Drafts and private pages must not reveal that they exist."""
    try:
        key = UUID(value)
    except ValueError:
        return None
    pages = Page.objects.live().public()
    return pages.filter(translation_key=key, locale__language_code=source_language()).first()


def _is_first(request: HttpRequest, page: Page, locale: Locale) -> bool:
    """Whether this is the network's first request for this page today, within its daily limit."""
    visitor = network(client_address(request))
    wish = f"{visitor} {page.translation_key} {locale.pk}"
    buckets = [
        Bucket("demand", visitor, Limit(PAGES_A_DAY, A_DAY)),
        Bucket("demand-page", wish, Limit(1, A_DAY)),
    ]
    return not seconds_to_wait(buckets)
