from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.http import SiteRequest
from core.media import YEAR
from core.models import BasePage
from core.page_frame import page_frame_of
from core.sharing.picture import Share, draw


def share_of(request: SiteRequest, page: BasePage) -> Share:
    """Return what the share picture of a page shows, in the language that is active."""
    frame = page_frame_of(request)
    return Share(
        page.seo_title or page.title,
        frame.text.name,
        tuple(zone for zone in page.shown_zones() if zone),
        frame.practice.accent,
    )


def share_address(request: SiteRequest, page: BasePage) -> str:
    """Return the path of a page's share picture. It changes with what the picture shows."""
    digest = share_of(request, page).digest
    return reverse("share_picture", kwargs={"pk": page.pk, "digest": digest})


@require_safe
def share_picture(request: SiteRequest, pk: int, digest: str) -> HttpResponse:
    """Draw the share picture of a live public page, to be kept for a year; an old address leads to the new one.

    Raises `Http404` for every other page.
    """
    page = Page.objects.live().public().filter(pk=pk).select_related("locale").specific().first()
    if not isinstance(page, BasePage):
        raise Http404
    with translation.override(page.locale.language_code):
        share = share_of(request, page)
    if share.digest != digest:
        return HttpResponseRedirect(
            reverse("share_picture", kwargs={"pk": pk, "digest": share.digest})
        )
    response = HttpResponse(draw(share), content_type="image/png")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
