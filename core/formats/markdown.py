import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from markdownify import ATX, MarkdownConverter
from wagtail.models import Page
from wagtail.views import serve

from core.formats.cleaning import cleaned

#: The home page's name, because its address has no last part.
HOME = "index"
HOME_DEPTH = 2
BLANKS = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")


def markdown_address(page: Page, request: HttpRequest) -> str:
    """Return the address of a page as Markdown: ``/en/guides/back.md``, and ``/en/index.md`` for the home page."""
    url = page.get_full_url(request) or ""
    return f"{url}{HOME}.md" if page.depth == HOME_DEPTH else f"{url.rstrip('/')}.md"


@require_safe
def markdown(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a public page as Markdown (https://llmstxt.org). Raises `Http404` for what is no page or not for everyone."""
    below = "" if path == HOME else f"{path}/"
    response = serve(request, below)
    if hasattr(response, "render"):
        response.render()
    if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
        raise Http404
    page = request.build_absolute_uri(request.path.removesuffix(f"{path}.md") + below)
    text = as_markdown(response.content.decode(), page)
    made = HttpResponse(f"{text}\n\n---\n\n<{page}>\n", content_type="text/markdown; charset=utf-8")
    made["X-Robots-Tag"] = "noindex"
    made["Link"] = f'<{page}>; rel="canonical"'
    return made


def as_markdown(html: str, address: str) -> str:
    converter = MarkdownConverter(heading_style=ATX, bullets="-", strip=["span"])
    text = converter.convert_soup(cleaned(html, address))
    return BLANKS.sub("\n\n", text).strip()
