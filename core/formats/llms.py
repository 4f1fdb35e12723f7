from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.alternates import content_languages
from core.formats.markdown import markdown_address
from core.http import SiteRequest
from core.page_frame import page_frame_of
from core.sitemaps import public_pages

#: Pages of each language; the sitemap has all of them.
MOST = 500


@require_safe
@cache_control(public=True, max_age=3600)
def llms(request: SiteRequest) -> HttpResponse:
    """Serve ``llms.txt`` (https://llmstxt.org): every public page as Markdown, by language, in a fixed number of queries."""
    text = page_frame_of(request).text
    public = public_pages(request)
    lines = [f"# {text.name}", "", f"> {text.tagline}" if text.tagline else ""]
    for code, name in content_languages():
        lines += ["", f"## {name}", ""]
        pages = public.filter(locale__language_code=code)[:MOST]
        lines += [_line(request, page) for page in pages]
    return HttpResponse("\n".join(lines).strip() + "\n", content_type="text/plain; charset=utf-8")


def _line(request: HttpRequest, page: Page) -> str:
    address = markdown_address(page, request)
    title, about = (" ".join(text.split()) for text in (page.title, page.search_description))
    return f"- [{title}]({address}){f': {about}' if about else ''}"
