"""Single flight: of all requests for a page that is not ready, one renders it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock


class Flight:
    def __init__(self) -> None:
        self.begun_at = time.monotonic()
        self.landed = Event()

    def is_young(self, seconds: float) -> bool:
        return time.monotonic() - self.begun_at < seconds


class Flights:
    """The pages that are being rendered in this process, by key."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._flights: dict[str, Flight] = {}

    @contextmanager
    def join(self, key: str) -> Iterator[tuple[Flight, bool]]:
        """Yield the flight of a page, and whether the caller leads it: then it lands at the end of the block."""
        with self._lock:
            flight = self._flights.get(key)
            leads = flight is None
            if flight is None:
                flight = self._flights[key] = Flight()
        try:
            yield flight, leads
        finally:
            if leads:
                with self._lock:
                    del self._flights[key]
                flight.landed.set()
