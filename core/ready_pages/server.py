"""The WSGI application that answers with ready pages, and asks Django for all others."""

import dataclasses
import logging
import time
from collections.abc import Iterable

from django.db import Error

from core.metrics import REQUESTS
from core.ready_pages import replica
from core.ready_pages.addresses import Address, Environ, address_of
from core.ready_pages.changes import Version, read_version, versions
from core.ready_pages.entries import Entry, StartResponse
from core.ready_pages.flights import Flight, Flights
from core.ready_pages.recording import fingerprint
from core.ready_pages.rendering import Application, Rendered, Renderer
from core.ready_pages.store import memory, shared

logger = logging.getLogger(__name__)

#: Seconds for which readers get the older copy of a page while it is rendered again.
PATIENCE = 1.0
#: Seconds for which readers wait for a page of which there is no older copy.
LONGEST_WAIT = 10.0
#: Seconds between two looks at what another process has rendered.
GLANCE = 0.02

#: In ``Cache-Status``: the copy before, while a newer one is rendered; a copy while the database is out of reach.
UPDATING, OUTAGE = "hit; detail=stale-while-revalidate", "hit; detail=stale-if-error"

_hits = REQUESTS.labels("ready_page", "200")


class ReadyPages:
    """Wraps Django's WSGI application. A hit touches neither Django nor the database."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.renderer = Renderer(application)
        self.flights = Flights()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        address = address_of(environ)
        if address is None:
            return self.application(environ, start_response)
        version = versions.current()
        entry = memory.get(address.key)
        if entry is not None and version is not None and entry.is_true_at(version):
            _hits.inc()
            return entry.respond(environ, start_response)
        if memory.is_personal(address.key) or not (entry or address.is_public()):
            return self.application(environ, start_response)
        return self._answer(address, environ, start_response, entry, version)

    def _answer(
        self,
        address: Address,
        environ: Environ,
        start_response: StartResponse,
        entry: Entry | None,
        version: Version | None,
    ) -> Iterable[bytes]:
        """Answer with a page that is not in this process's memory, or perhaps not true any more."""
        entry = entry or shared.get(address.key)
        if version is None:
            if entry is None or shared.is_gone(address.key):
                return self.application(environ, start_response)
            memory.put(address.key, entry)
            return entry.respond(environ, start_response, OUTAGE)
        found = self._fresh(address, environ, entry, version)
        if isinstance(found, Rendered):
            if found.is_personal():
                return self.application(environ, start_response)
            start_response(found.status, found.headers)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [found.body]
        if found is None:
            return self.application(environ, start_response)
        _hits.inc()
        how = "fwd=miss; stored"
        if found is entry:
            how = UPDATING if versions.current() else OUTAGE
        return found.respond(environ, start_response, how)

    def _fresh(
        self, address: Address, environ: Environ, entry: Entry | None, version: Version
    ) -> Entry | Rendered | None:
        with self.flights.join(address.key) as (flight, leads):
            if leads:
                return self._lead(flight, address, environ, entry, version)
        if entry is not None and flight.is_young(PATIENCE):
            return entry
        flight.landed.wait(LONGEST_WAIT)
        found = memory.get(address.key)
        # Nothing was kept: the answer is a visitor's own, or an error.
        return found if found is not None and found.is_true_at(versions.current()) else None

    def _lead(
        self,
        flight: Flight,
        address: Address,
        environ: Environ,
        entry: Entry | None,
        version: Version,
    ) -> Entry | Rendered | None:
        while not shared.claim(address.key):
            if (made := shared.get(address.key)) and made.is_true_at(version):
                memory.put(address.key, made)
                return made
            if not flight.is_young(PATIENCE if entry else LONGEST_WAIT):
                break
            time.sleep(GLANCE)
        try:
            return self._made(address, environ, entry, version)
        finally:
            shared.release(address.key)

    def _made(
        self, address: Address, environ: Environ, entry: Entry | None, version: Version
    ) -> Entry | Rendered | None:
        try:
            newest = shared.get(address.key) or entry
            if newest is not None and (still := self._confirmed(newest, version)):
                return self._keep(address, still)
            made, is_true = self.renderer.render(address, environ, version)
        except Error:
            logger.warning("A page could not be made ready", exc_info=True)
            versions.forget()
            return entry
        if isinstance(made, Entry):
            return self._keep(address, made) if is_true else made
        if made.status.startswith("5"):
            versions.forget()
            return entry or made
        if newest is not None:
            # Not even while the database is down.
            memory.drop(address.key)
            shared.drop(address.key)
        if made.is_personal():
            memory.remember_personal(address.key)
        return made

    def _confirmed(self, entry: Entry, version: Version) -> Entry | None:
        """Return the entry for this version, if all that it was made from is the same."""
        if time.time() >= entry.until:
            return None
        if entry.version == version:
            return entry
        try:
            found = replica.ask(version, lambda: fingerprint(entry.queries, version))
            is_same = (found or fingerprint(entry.queries, version)) == entry.fingerprint
        except Error:  # a query that cannot be repeated, or the database: rendering will tell
            return None
        if not is_same or read_version() != version:
            return None
        return dataclasses.replace(entry, version=version)

    def _keep(self, address: Address, entry: Entry) -> Entry:
        memory.put(address.key, entry)
        shared.put(address.key, entry)
        return entry
