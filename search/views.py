from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from core.alternates import alternates_for_view
from search.findings import PAGE_SIZE, Findings, Hit
from search.service import find


def results(request: HttpRequest) -> HttpResponse:
    """Search the live pages of the visitor's language."""
    findings = find(
        request.GET.get("q", ""), get_language() or "", page=_number(request.GET.get("page", ""))
    )
    suffix = f"?{request.GET.urlencode()}" if findings.query else ""
    context = {
        "query": findings.query if findings.stems else "",
        "results": _page(findings) if findings.stems else None,
        "total": findings.total,
        "alternates": alternates_for_view("search", request, suffix),
    }
    return render(request, "search/results.html", context)


def _number(text: str) -> int:
    return min(int(text), 1000) if text.isdecimal() else 1


def _page(findings: Findings) -> Any:
    shown = Paginator(range(min(findings.total, findings.num_pages * PAGE_SIZE)), PAGE_SIZE)
    page = shown.get_page(findings.page)
    page.object_list = [result(hit) for hit in findings.hits]
    return page


def result(hit: Hit) -> dict[str, Any]:
    """What is shown of a found page."""
    if hit.page is None:
        return {"title": hit.title, "url": "", "summary": hit.text, "kind": "", "page": None}
    kind = hit.page.cached_content_type.model_class()._meta.verbose_name
    return {
        "title": hit.title,
        "url": hit.page.get_url(),
        "summary": hit.page.search_description,
        "kind": kind,
        "page": hit.page,
    }
