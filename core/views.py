from collections.abc import Iterable
from contextlib import suppress
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import (
    BadHeaderError,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    HttpResponseServerError,
)
from django.shortcuts import redirect, render
from django.template import loader
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.models import Page

from core.alternates import content_languages, home_url
from core.lookups.closed import HOMES
from core.lookups.references import source_language
from core.models import GoneAddress
from core.page_frame import NOTICE_COOKIE


def choose_language(request: HttpRequest) -> HttpResponse:
    """Redirect "/" to a home page: by the language cookie, then Accept-Language, then the default.

    A language whose home page is offline leads to that of the source language.
    """
    code = translation.get_language_from_request(request)
    homes = Page.objects.filter(depth=HOMES, live=True)
    if not homes.filter(locale__language_code=code).exists():
        code = source_language()
    response = redirect(home_url(code))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A 404 in the visitor's language that offers the page in the languages it has; 410 for one that was deleted.

    An address whose language is spelled otherwise (``/EN/``, ``/lv-LV/``) redirects to the address that exists.
    """
    if address := address_in_a_known_language(request):
        # Django refuses an address that is too long or has a control character; from here that would be a 500.
        with suppress(SuspiciousOperation, BadHeaderError):
            return HttpResponsePermanentRedirect(address)
    found = offers(request)
    # The page exists in this language under another address, such as before its slug was translated.
    elsewhere = any(offer["code"] == translation.get_language() for offer in found)
    gone = not found and GoneAddress.is_known(request.path_info)
    context = {"offers": found, "elsewhere": elsewhere, "gone": gone}
    return render(request, "404.html", context, status=410 if gone else 404)


def address_in_a_known_language(request: HttpRequest) -> str:
    """Return the address that is meant by one whose language is spelled otherwise; empty if there is none."""
    first, _slash, rest = request.path_info.removeprefix("/").partition("/")
    code = first.lower().replace("_", "-").partition("-")[0]
    if first == code or code not in dict(content_languages()):
        return ""
    path = f"/{code}/{rest}"
    with translation.override(code):
        if rest and _is_a_view(path):
            address = path
        else:
            pages = (page for page in family_at(path) if page.locale.language_code == code)
            address = next((page.get_url(request) or "" for page in pages), "")
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if address and query else address


def _is_a_view(path: str) -> bool:
    try:
        return resolve(path).url_name != "wagtail_serve"
    except Resolver404:
        return False


class Offer(TypedDict):
    """A language in which the missing page exists; ``key`` is its translation key."""

    name: str
    code: str
    url: str
    title: str
    key: UUID


def offers(request: HttpRequest) -> list[Offer]:
    forms = {page.locale.language_code: page for page in family_at(request.path_info)}
    return [
        Offer(
            name=name,
            code=code,
            url=url,
            title=forms[code].title,
            key=forms[code].translation_key,
        )
        for code, name in content_languages()
        if code in forms and (url := forms[code].get_url(request))
    ]


def family_at(path: str) -> Iterable[Page]:
    """Return the live public translations of the page at a path, which may be a draft or in another language's tree."""
    code = translation.get_language_from_path(path)
    if code is None:
        return []
    components = [part for part in path.removeprefix(f"/{code}/").split("/") if part]
    there = Page.objects.filter(depth=2 + len(components))
    if components:
        # The slug as well: only that column has an index.
        rest = f"/{'/'.join(components)}/"
        there = there.filter(slug=components[-1], url_path__endswith=rest)
    keys = there.values("translation_key")
    family = Page.objects.live().public().filter(translation_key__in=keys)
    return family.filter(alias_of__isnull=True).select_related("locale")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest, phone: str = "") -> HttpResponse:
    """Render without the database and without a language: the template contains all three."""
    sheets = [_static(f"css/{name}.css") for name in ("tokens", "base", "layout")]
    context = {
        "sheets": sheets,
        "phone": phone or settings.FALLBACK_PHONE,
        "is_reported": bool(settings.SENTRY_DSN),
    }
    return HttpResponseServerError(loader.get_template("500.html").render(context))


def _static(path: str) -> str:
    """Return a static file's address; the plain one if the manifest is damaged, which may be the error itself."""
    try:
        return static(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


# Without a CSRF token: the view only sets a cookie for the sender, and a token would set one for every visitor.
@csrf_exempt
@require_POST
def dismiss_notice(request: HttpRequest) -> HttpResponse:
    """Set the cookie that hides the cookie notice, and redirect back to the page."""
    if request.headers.get("X-Requested-With") == "fetch":
        response = HttpResponse(status=204)
    else:
        response = HttpResponseRedirect(safe_target(request))
    response.set_cookie(
        NOTICE_COOKIE,
        "1",
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response


def safe_target(request: HttpRequest) -> str:
    """Return the address in ``next`` if it is on this site, else the home page."""
    target = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return target if allowed else home_url(translation.get_language())


def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")
