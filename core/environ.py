"""What must be put right before Django looks at a request: it answers for nothing that fails earlier.

Its request class raises on some Content-Types, and on others as soon as there is a
query, which it reads in the charset of the body. The server then answers a bare 500.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

#: A charset that Django does not know, and so does not try.
UNREADABLE = "text/plain; charset=unreadable"


def with_readable_type(application: Application) -> Application:
    """Let through only Content-Types that Django can read, in UTF-8; the rest are marked unreadable."""

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
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
