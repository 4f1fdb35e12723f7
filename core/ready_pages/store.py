"""Where entries are kept: in the memory of each process, and in the cache ``pages``, which the processes share."""

import hashlib
import json
import logging
import pickle
import time
from collections import OrderedDict
from functools import cached_property
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.template import engines

from core.ready_pages.entries import Entry

logger = logging.getLogger(__name__)

ALIAS = "pages"
#: A week: how long a page may be shown while the database is down.
KEPT = 7 * 24 * 3600
#: Stands for the entry of a page that is public no more.
GONE = "gone"
#: Seconds after which another process may render a page that one has begun.
CLAIM = 15
#: Seconds for which an address is known to be answered by Django only.
PERSONAL_FOR = 300.0


#: Settings that may differ between the processes of a site, and that no page shows.
OF_A_PROCESS = {
    "CACHES",
    "DATABASES",
    "DATABASE_ROUTERS",
    "LOGGING",
    "LOG_FORMAT",
    "WORKER_BEAT_FILE",
}


class Memory:
    """The entries used last, up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._entries: OrderedDict[str, tuple[Entry, int]] = OrderedDict()
        self._personal: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Entry | None:
        found = self._entries.get(key)
        return found[0] if found else None

    def put(self, key: str, entry: Entry) -> None:
        size = entry.size
        with self._lock:
            _old, before = self._entries.pop(key, (None, 0))
            self._entries[key] = entry, size
            self._personal.pop(key, None)
            self.size += size - before
            while self.size > self.limit and len(self._entries) > 1:
                _key, (_entry, dropped) = self._entries.popitem(last=False)
                self.size -= dropped

    def drop(self, key: str) -> None:
        with self._lock:
            _entry, size = self._entries.pop(key, (None, 0))
            self.size -= size

    def remember_personal(self, key: str) -> None:
        """Remember that this address is answered for each visitor."""
        with self._lock:
            self._personal[key] = time.monotonic() + PERSONAL_FOR
            while len(self._personal) > 1000:
                self._personal.popitem(last=False)

    def is_personal(self, key: str) -> bool:
        return self._personal.get(key, 0.0) > time.monotonic()

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._personal.clear()
            self.size = 0


def configuration() -> str:
    """Return a digest of the settings, templates, catalogues and static files.

    After a change of one of them no process takes a page made before it, also where a
    deployment kept the name of the release.
    """
    names = {name for name in dir(settings) if name.isupper()} - OF_A_PROCESS
    given = {name: getattr(settings, name) for name in sorted(names)}
    text = json.dumps(given, default=lambda value: type(value).__name__, skipkeys=True)
    found = hashlib.sha256(text.encode())
    # Only a storage with a manifest has its hash: without one, addresses do not change.
    found.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    for path in _texts_of_the_release():
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _texts_of_the_release() -> list[Path]:
    templates = [Path(folder) for engine in engines.all() for folder in engine.dirs]
    catalogues = [Path(folder) for folder in settings.LOCALE_PATHS]
    folders = [*((one, "*.html") for one in templates), *((one, "*.mo") for one in catalogues)]
    return [path for folder, names in folders for path in sorted(folder.rglob(names))]


class Shared:
    """The cache that all processes of a machine, or all nodes, share. Whatever fails in it counts as empty."""

    @cached_property
    def configuration(self) -> str:
        return configuration()

    def _name(self, key: str) -> str:
        return f"{self.configuration}:{key}"

    def get(self, key: str) -> Entry | None:
        try:
            found = caches[ALIAS].get(self._name(key))
        except Exception:  # an entry of an older release, a full disk
            logger.warning("The cache of ready pages cannot be read", exc_info=True)
            return None
        return found if isinstance(found, Entry) else None

    def put(self, key: str, entry: Entry) -> None:
        try:
            caches[ALIAS].set(self._name(key), entry, KEPT)
        except (OSError, pickle.PicklingError, TypeError, AttributeError):
            logger.warning("The cache of ready pages cannot be written", exc_info=True)

    def drop(self, key: str) -> None:
        """Say to all processes that an address is no public page any more: it was unpublished, or is private now."""
        try:
            caches[ALIAS].set(self._name(key), GONE, KEPT)
        except OSError:
            logger.warning("The cache of ready pages cannot be written", exc_info=True)

    def is_gone(self, key: str) -> bool:
        try:
            return bool(caches[ALIAS].get(self._name(key)) == GONE)
        except OSError:
            return False

    def claim(self, key: str) -> bool:
        """Return whether this process renders the page: no other one has begun."""
        name = self._name(f"{key}#claim")
        try:
            # A cache that does not answer adds nothing and knows nobody's claim.
            return caches[ALIAS].add(name, True, CLAIM) or caches[ALIAS].get(name) is None
        except OSError:
            return True

    def release(self, key: str) -> None:
        try:
            caches[ALIAS].delete(self._name(f"{key}#claim"))
        except OSError:
            logger.warning("The cache of ready pages cannot be written", exc_info=True)


memory = Memory(settings.READY_PAGES_MEMORY * 1024 * 1024)
shared = Shared()
