"""Serves pages as Wagtail does, without reading the site and the home page again for each request."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail import views
from wagtail.models import Site

from core.http import SiteRequest
from core.lookups.memory import memory, remembered


def serve(request: SiteRequest, path: str) -> HttpResponse:
    """Serve a page as Wagtail does. The site and the home page are not read again while the content is the same."""
    if memory():
        request._wagtail_site = remembered(  # noqa: SLF001 - where Wagtail keeps it
            ("site", request.get_host()),
            lambda: Site.find_for_request(request),
        )
        request._wagtail_route_for_request = _route(request, path)  # noqa: SLF001
    response: HttpResponse = views.serve(request, path)
    return response


def _route(request: HttpRequest, path: str) -> object:
    site = Site.find_for_request(request)
    if site is None:
        return None
    home = remembered(("home", site.pk, get_language()), lambda: site.root_page.localized.specific)
    if not path:
        # One of its own: the page that is shown is changed by what is shown with it.
        home = type(home)._default_manager.select_related("locale").filter(pk=home.pk).first()
    try:
        return home.route(request, list(filter(None, path.split("/")))) if home else None
    except Http404:
        return None
