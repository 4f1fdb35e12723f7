from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template import loader
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.models import Page

from core.alternates import content_languages, home_url
from core.page_frame import NOTICE_COOKIE


def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead "/" to a home page: the visitor's earlier choice, then the browser's wish, then the default."""
    code = translation.get_language_from_request(request)
    response = redirect(home_url(code))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A 404 in the visitor's language that offers the page in the languages it has."""
    found = offers(request)
    # Under another address, such as that of the page before its slug was translated.
    elsewhere = any(offer["code"] == translation.get_language() for offer in found)
    return render(request, "404.html", {"offers": found, "elsewhere": elsewhere}, status=404)


def offers(request: HttpRequest) -> list[dict[str, Any]]:
    forms = {page.locale.language_code: page for page in family_at(request.path_info)}
    return [
        {
            "name": name,
            "code": code,
            "url": url,
            "title": forms[code].title,
            "key": forms[code].translation_key,
        }
        for code, name in content_languages()
        if code in forms and (url := forms[code].get_url(request))
    ]


def family_at(path: str) -> Iterable[Page]:
    """The live public translations of what stands at this path, be it a draft or in another language's tree."""
    code = translation.get_language_from_path(path)
    if code is None:
        return []
    components = [part for part in path.removeprefix(f"/{code}/").split("/") if part]
    there = Page.objects.filter(depth=2 + len(components))
    if components:
        # By the slug: of an address only that has an index.
        rest = f"/{'/'.join(components)}/"
        there = there.filter(slug=components[-1], url_path__endswith=rest)
    keys = there.values("translation_key")
    family = Page.objects.live().public().filter(translation_key__in=keys)
    return family.filter(alias_of__isnull=True).select_related("locale")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither the database nor a language: the template holds all three."""
    return HttpResponseServerError(loader.get_template("500.html").render())


# Without a token: the only effect is a cookie on the sender, and a token would put one on every visitor.
@csrf_exempt
@require_POST
def dismiss_notice(request: HttpRequest) -> HttpResponse:
    """Remember that the cookie notice was read, and go back to the page."""
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
    """The address in ``next`` if it is on this site, else the home page."""
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
