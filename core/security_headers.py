"""Headers that keep other sites away from ours, on every answer: pages, redirects, errors and files."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: Features of the browser that no page of ours uses, its frames included. Videos may fill the screen.
UNUSED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


#: Browsers keep a permanent redirect for ever if nothing else is said; editors change theirs.
REDIRECTS = {301, 302, 303, 307, 308}


def security_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add what Django's `SecurityMiddleware` does not. First in the chain: files from WhiteNoise pass here too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", _readers(request.path))
        if response.status_code in REDIRECTS:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware


def _readers(path: str) -> str:
    """Return who may embed the answer: anybody the files, which a CDN passes on under a name of its own."""
    return "cross-origin" if path.startswith(("/media/", "/static/")) else "same-origin"
