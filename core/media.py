"""Public files of the media storage: where they are, and a view that serves them under the site's own address.

A front proxy or a CDN usually answers first; without one the pictures are there all the
same. Documents are never served here: Wagtail's own view asks who may read them.
"""

import mimetypes
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.encoding import filepath_to_uri
from django.views.decorators.http import require_safe
from storages.utils import clean_name
from wagtail.documents.views.serve import serve as serve_document

from core.store import FAILURES, PAUSE, PausingS3Storage

#: Folders of Wagtail's pictures. Their file names contain a hash or a random part, so that a file never changes.
PUBLIC = {"images", "original_images", "avatar_images"}
YEAR = 365 * 24 * 3600


#: What a browser shows as a picture. Anything else is offered as a download.
SHOWN = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
#: Seconds for which the address of a private file in a bucket is valid.
SIGNED_FOR = 60


def is_public(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and parts[0] in PUBLIC and ".." not in parts and "\\" not in name


class SiteS3Storage(PausingS3Storage):
    """A bucket whose public files have lasting addresses below ``MEDIA_URL``: on this site, or on the CDN in ``MEDIA_DOMAIN``.

    The bucket's own addresses are signed for an hour and often known only inside a network.
    All other files are private: what is signed for them is valid for a minute, and no cache keeps them.
    """

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        kept = super().get_object_parameters(name)
        return kept if self._is_public(name) else {**kept, "CacheControl": "private, no-store"}

    def url(
        self,
        name: str,
        parameters: dict[str, str] | None = None,
        expire: int | None = None,
        http_method: str | None = None,
    ) -> str:
        if is_public(clean_name(name)):
            return f"{settings.MEDIA_URL}{filepath_to_uri(clean_name(name))}"
        signed: str = self.bucket.meta.client.generate_presigned_url(
            "get_object",
            Params={
                **(parameters or {}),
                "Bucket": self.bucket.name,
                "Key": self._normalize_name(clean_name(name)),
            },
            ExpiresIn=min(expire or SIGNED_FOR, SIGNED_FOR),
            HttpMethod=http_method,
        )
        return signed

    def _is_public(self, name: str) -> bool:
        """``name`` is a whole key, which begins with the folder of all media."""
        return is_public(name.removeprefix(f"{self.location.strip('/')}/"))


@require_safe
def media(_request: HttpRequest, path: str) -> FileResponse | HttpResponse:
    """Serve a public file, to be kept for a year; 503 while the store fails. Raises `Http404` for every other file."""
    if not is_public(path):
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
    response = FileResponse(
        file, content_type=kind or "application/octet-stream", as_attachment=kind not in SHOWN
    )
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    # An SVG or HTML file that somebody uploaded runs nothing here.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


@require_safe
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Serve a document to whom Wagtail's rules allow it. No cache gives it to others, or keeps one that was made private."""
    response: HttpResponseBase = serve_document(request, document_id, document_filename)
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


def _out_of_reach() -> HttpResponse:
    response = HttpResponse(status=503, headers={"Retry-After": str(PAUSE)})
    add_never_cache_headers(response)
    return response
