"""Renders a page for nobody, and says whether every visitor may get the result."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from core.ready_pages import replica
from core.ready_pages.addresses import Address, Environ
from core.ready_pages.changes import Version, read_version
from core.ready_pages.entries import Entry, Headers, StartResponse
from core.ready_pages.recording import Recording, distinct, fingerprint, recording

logger = logging.getLogger(__name__)

Application = Callable[[Environ, StartResponse], Iterable[bytes]]

#: Drawing a page's pictures for the first time writes content: it is rendered again.
ATTEMPTS = 3
#: What makes an answer one visitor's.
PRIVATE = ("private", "no-store", "no-cache")


@dataclass
class Rendered:
    """Django's answer to a request by nobody."""

    status: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key.lower() == name)

    def is_for_all(self) -> bool:
        """Return whether every visitor may get these bytes. An allow-list: what is not known is refused."""
        control = self.header("cache-control")
        return (
            self.status.startswith("200 ")
            and not self.header("set-cookie")
            and not self._varies()
            and not self.header("content-encoding")
            and not any(word in control for word in PRIVATE)
        )

    def is_personal(self) -> bool:
        """Return whether a visitor's own request may be answered otherwise."""
        return self.status.startswith("200 ") or bool(self.header("set-cookie")) or self._varies()

    def _varies(self) -> bool:
        """Return whether it depends on more of a request than the encoding of the same bytes."""
        return self.header("vary").lower() not in {"", "accept-encoding"}


class Renderer:
    """Asks Django for pages."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def render(
        self, address: Address, environ: Environ, version: Version
    ) -> tuple[Entry | Rendered, bool]:
        """Return the page, and whether it is true for the version it names: the content may be changing all the time."""
        if (found := self._by_replica(address, environ, version)) is not None:
            return found, isinstance(found, Entry)
        for attempt in range(1, ATTEMPTS + 1):
            made = self._once(address, environ, version)
            if isinstance(made, Rendered):
                return made, False
            now = read_version()
            if now == version or attempt == ATTEMPTS:
                break
            version = now
        return made, now == version

    def _by_replica(
        self, address: Address, environ: Environ, version: Version
    ) -> Entry | Rendered | None:
        made = replica.ask(version, lambda: self._once(address, environ, version))
        if isinstance(made, Rendered) and made.status.startswith("5"):
            # Django has turned the database's error into a page.
            replica.pause()
            return None
        return made if made is not None and read_version() == version else None

    def _once(self, address: Address, environ: Environ, version: Version) -> Entry | Rendered:
        with recording(version) as record:
            rendered = self._call(address.environ(environ))
        if not (rendered.is_for_all() and self._may_be_kept(address, record)):
            return rendered
        return Entry.of(
            rendered.body,
            rendered.headers,
            version=version,
            until=record.until.timestamp(),
            queries=distinct(record.queries),
            fingerprint=fingerprint(record.queries, version),
        )

    def _may_be_kept(self, address: Address, record: Recording) -> bool:
        if tables := record.unwatched():
            logger.error("%s reads tables whose changes are not watched: %s", address.path, tables)
        return not tables and not record.is_unlisted

    def _call(self, environ: Environ) -> Rendered:
        head: list[Any] = []

        def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
            head[:] = [status, headers]

        result = self.application(environ, start_response)
        try:
            body = b"".join(result)
        finally:
            if close := getattr(result, "close", None):
                close()
        return Rendered(head[0], head[1], body)
