"""The response when a guide is not published because its contraindications block would show nothing."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from articles.forms import EMPTY_WARNING
from articles.models import ArticlePage
from articles.views.in_use import CONFLICT, is_script


def empty_warning(request: HttpRequest, guide: ArticlePage) -> HttpResponse:
    """Lead to the editor of the guide, with the reason."""
    title = _("“%(title)s” was not published") % {"title": guide.get_admin_display_title()}
    message = f"{title}. {EMPTY_WARNING}"
    if is_script(request):
        return JsonResponse({"message": message}, status=CONFLICT)
    messages.error(request, message)
    return redirect("wagtailadmin_pages:edit", guide.pk)
