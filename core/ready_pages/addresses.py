"""Which requests a ready page may answer, and the request that such a page is rendered for.

A page is rendered for its address alone: `Address.environ` has neither cookies nor any other header
of the visitor who asked first. Nothing of one visitor can reach another.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.functional import cached_property

Environ = dict[str, Any]

#: Names in the URLconf. All other views answer each request themselves.
VIEWS = {"wagtail_serve", "sitemap", "sitemap_shard", "guides_feed", "markdown"}
SITEMAP = re.compile(r"/sitemap(?:-[a-z-]+-[0-9]{1,4})?\.xml")
#: Parameters that choose what a page shows, with the values that are known. Any other parameter leads to Django.
PARAMETERS = {
    "page": re.compile(r"[1-9][0-9]{0,3}"),
    "topic": re.compile(r"[a-z0-9][a-z0-9-]{0,79}"),
}
#: Parameters that only the sender of a link reads: the page is the same without them.
TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|ttclid|twclid|igshid|mc_[ce]id|_ga"
)
#: What the web server says of itself and of the address. Everything else in the environment is left behind.
KEPT = {"SCRIPT_NAME", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST"}


@dataclass(frozen=True)
class Address:
    """What distinguishes two pages: nothing about a visitor is among it."""

    scheme: str
    host: str
    path: str
    query: str = ""

    @cached_property
    def key(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}?{self.query}"

    def is_public(self) -> bool:
        """Return whether the address belongs to a view whose answers may be kept."""
        language = _language(self.path)
        with translation.override(language if language in _codes() else settings.LANGUAGE_CODE):
            try:
                # WSGI's paths are UTF-8 read as Latin-1.
                path = self.path.encode("latin-1").decode()
                return resolve(path).url_name in VIEWS
            except (Resolver404, UnicodeError):
                return False

    def environ(self, environ: Mapping[str, Any]) -> Environ:
        """Return the environment of a request for this address by nobody."""
        kept = {name: environ[name] for name in KEPT | _headers_kept() if name in environ}
        wsgi = {name: value for name, value in environ.items() if name.startswith("wsgi.")}
        return (
            wsgi
            | kept
            | {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": self.path,
                "QUERY_STRING": self.query,
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.input": BytesIO(),
            }
        )


def address_of(environ: Environ) -> Address | None:
    """Return the address of a page that is the same for everybody; ``None`` if Django has to see the request."""
    if environ.get("REQUEST_METHOD") not in {"GET", "HEAD"} or _is_personal(environ):
        return None
    path = environ.get("PATH_INFO", "")
    if not _may_be_page(path) or not environ.get("HTTP_HOST"):
        return None
    query = environ.get("QUERY_STRING", "")
    if query:
        known = known_query(query)
        if known is None:
            return None
        query = known
    if "HTTP_REFERER" in environ and _comes_from_another_language(environ, path):
        return None
    return Address(_scheme(environ), environ["HTTP_HOST"], path, query)


def known_query(query: str) -> str | None:
    """Return the parameters that choose what is shown, in order; ``None`` if one is not known."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=20)
    except ValueError:
        return None
    chosen = sorted(pair for pair in pairs if not TRACKING.fullmatch(pair[0]))
    names = [name for name, _value in chosen]
    if len(set(names)) < len(names):
        return None
    known = all(name in PARAMETERS and PARAMETERS[name].fullmatch(value) for name, value in chosen)
    return urlencode(chosen) if known else None


def _is_personal(environ: Environ) -> bool:
    """Return whether a request carries a session, a message, a password or a body."""
    if "HTTP_AUTHORIZATION" in environ or environ.get("CONTENT_LENGTH") not in {None, "", "0"}:
        return True
    cookies = environ.get("HTTP_COOKIE")
    return _cookies_that_matter().search(cookies or "") is not None


_compiled: dict[tuple[str, ...], re.Pattern[str]] = {}


def _cookies_that_matter() -> re.Pattern[str]:
    names = (settings.SESSION_COOKIE_NAME, "messages")
    if names not in _compiled:
        # Anywhere in the header: a cookie whose name only looks alike costs a rendering, never a wrong page.
        _compiled[names] = re.compile("|".join(map(re.escape, names)))
    return _compiled[names]


def _codes() -> set[str]:
    return {code for code, _name in settings.LANGUAGES}


def _may_be_page(path: str) -> bool:
    return _language(path) in _codes() or SITEMAP.fullmatch(path) is not None


def _language(path: str) -> str:
    return path.split("/", 2)[1] if path.count("/") > 1 else ""


def _comes_from_another_language(environ: Environ, path: str) -> bool:
    """Return whether `core.middleware.remember_language` would set its cookie."""
    try:
        referrer = urlsplit(environ["HTTP_REFERER"])
    except ValueError:
        return False
    if referrer.netloc != environ.get("HTTP_HOST"):
        return False
    before = _language(referrer.path)
    return before != _language(path) and before in _codes()


def _scheme(environ: Environ) -> str:
    """Return the scheme as Django will see it behind the proxy."""
    trusted = settings.SECURE_PROXY_SSL_HEADER
    if trusted and trusted[0] in environ:
        sent = environ[trusted[0]].split(",", 1)[0].strip()
        return "https" if sent == trusted[1] else "http"
    return str(environ.get("wsgi.url_scheme", "http"))


def _headers_kept() -> set[str]:
    """The proxy's word on TLS: otherwise Django would redirect to what it takes for the secure address."""
    trusted = settings.SECURE_PROXY_SSL_HEADER
    return set(trusted[:1]) if trusted else set()
