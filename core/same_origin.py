from urllib.parse import urlsplit

from django.http import HttpRequest


def comes_from_us(request: HttpRequest) -> bool:
    """Return whether a page of this site sent the request.

    For forms on pages that are the same for everybody: a CSRF token would set a cookie for every visitor.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False
