from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from core.alternates import alternates_for_view
from search.query import readable

PAGE_SIZE = 10


def results(request: HttpRequest) -> HttpResponse:
    """Search the live pages of the visitor's language."""
    query = readable(request.GET.get("q", ""))
    page_obj = (
        Paginator(matches(query), PAGE_SIZE).get_page(request.GET.get("page")) if query else None
    )
    if page_obj:
        page_obj.object_list = [result(page) for page in page_obj.object_list]
    suffix = f"?{request.GET.urlencode()}" if query else ""
    context = {
        "query": query,
        "results": page_obj,
        "total": page_obj.paginator.count if page_obj else 0,
        "alternates": alternates_for_view("search", request, suffix),
    }
    return render(request, "search/results.html", context)


def matches(query: str) -> Any:
    # Subqueries: a search filters by the fields that Wagtail has indexed, and by no others.
    here = Locale.objects.filter(language_code=get_language()).values("pk")
    originals = Page.objects.filter(alias_of__isnull=True).values("pk")
    pages = Page.objects.live().public().filter(depth__gt=1, locale__in=here, pk__in=originals)
    return pages.search(query)


def result(page: Page) -> dict[str, Any]:
    """What is shown of a found page."""
    return {
        "title": page.title,
        "url": page.get_url(),
        "summary": page.search_description,
        "kind": page.cached_content_type.model_class()._meta.verbose_name,
        "page": page,
    }
