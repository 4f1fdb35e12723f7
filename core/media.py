"""Public files of the media storage: where they are, and a view that serves them under the site's own address.

A front proxy or a CDN usually answers first; without one the pictures are there all the
same. Documents are never served here: Wagtail's own view asks who may read them.
"""

import mimetypes
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.encoding import filepath_to_uri
from django.views.decorators.http import require_safe
from storages.utils import clean_name

from core.store import FAILURES, PAUSE, PausingS3Storage

#: Folders of Wagtail's pictures. Their file names contain a hash or a random part, so that a file never changes.
PUBLIC = {"images", "original_images", "avatar_images"}
YEAR = 365 * 24 * 3600


class SiteS3Storage(PausingS3Storage):
    """A bucket whose files have lasting addresses below ``MEDIA_URL``: on this site, or on the CDN in ``MEDIA_DOMAIN``.

    The bucket's own addresses are signed for an hour and often known only inside a network.
    """

    def url(
        self,
        name: str,
        parameters: dict[str, str] | None = None,
        expire: int | None = None,
        http_method: str | None = None,
    ) -> str:
        return f"{settings.MEDIA_URL}{filepath_to_uri(clean_name(name))}"


@require_safe
def media(_request: HttpRequest, path: str) -> FileResponse | HttpResponse:
    """Serve a public file, to be kept for a year; 503 while the store fails. Raises `Http404` for every other file."""
    parts = PurePosixPath(path).parts
    if not parts or parts[0] not in PUBLIC or ".." in parts or "\\" in path:
        raise Http404
    try:
        file = default_storage.open(path)
        file.seek(
            0
        )  # read from the bucket now: an error in the middle of the answer could not be answered
    except FAILURES:
        return _out_of_reach()
    except (OSError, ValueError):
        raise Http404 from None
    kind, _encoding = mimetypes.guess_type(path)
    response = FileResponse(file, content_type=kind or "application/octet-stream")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    # An SVG or HTML file that somebody uploaded runs nothing here.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def _out_of_reach() -> HttpResponse:
    response = HttpResponse(status=503, headers={"Retry-After": str(PAUSE)})
    add_never_cache_headers(response)
    return response
