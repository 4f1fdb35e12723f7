"""The session of a guide on one sheet of paper, for the therapist."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.views import serve

from articles.models import ArticlePage


@require_safe
def sheet(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a public guide in another form. Raises `Http404` for what is no guide with a session, or not for everyone."""
    response = serve(request, f"{path}/")
    if not isinstance(response, TemplateResponse) or response.status_code != 200:
        raise Http404
    context = response.context_data or {}
    if not isinstance(context.get("content"), ArticlePage) or not context.get("session"):
        raise Http404
    response.template_name = "articles/sheet.html"
    # The guide is what search engines are to show.
    response["X-Robots-Tag"] = "noindex"
    return response
