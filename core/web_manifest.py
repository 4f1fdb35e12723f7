"""``/site.webmanifest``: the name and the icons under which a phone keeps the site (https://www.w3.org/TR/appmanifest/)."""

from django.http import JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.http import SiteRequest
from core.page_frame import page_frame_of

#: `--paper` in light and in dark, and `--pine`, of `static/css/tokens.css`; a test compares them.
PAPER, NIGHT, PINE = "#fbf8f3", "#10211e", "#14342f"
ICONS = (("favicon.svg", "any", "image/svg+xml"), ("apple-touch-icon.png", "180x180", "image/png"))


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def manifest(request: SiteRequest) -> JsonResponse:
    name = page_frame_of(request).text.name
    icons = [{"src": static(path), "sizes": sizes, "type": kind} for path, sizes, kind in ICONS]
    return JsonResponse(
        {
            "name": name,
            "short_name": name[:12].rstrip(),
            "start_url": "/",
            "display": "browser",
            "background_color": PAPER,
            "theme_color": PINE,
            "icons": icons,
        },
        content_type="application/manifest+json",
    )
