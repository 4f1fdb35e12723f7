"""WSGI fixes that must run before Django parses the request.

Django's request class raises on some Content-Types, and on others when there is a query
string, which it decodes in the charset of the body. No middleware or view can handle
that error: the server answers a bare 500.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse

from django.utils.http import parse_header_parameters

Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

#: A charset that Django does not know, and so does not decode with.
UNREADABLE = "text/plain; charset=unreadable"


def with_readable_type(application: Application) -> Application:
    """Wrap an application so that every Content-Type that Django cannot parse, or that is not UTF-8, becomes `UNREADABLE`."""

    def wrapped(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if not _is_readable(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = UNREADABLE
        return application(environ, start_response)

    return wrapped


def _is_readable(content_type: str) -> bool:
    try:
        _kind, parameters = parse_header_parameters(content_type)
    except (ValueError, TypeError, LookupError, AttributeError):
        return False
    return is_utf8(parameters.get("charset", "utf-8"))


def is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False
