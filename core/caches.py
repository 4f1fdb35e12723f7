"""A Redis cache that never fails a page: while Redis does not answer, it behaves as an empty cache.

docs/decisions/0014-a-redis-cache-of-our-own.md says why this is not django-redis.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache, RedisCacheClient, RedisSerializer
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")

#: In seconds, for connecting and for each answer. A page uses the cache several times.
TIMEOUT = 0.3
#: In seconds, after a failure. During the pause the server is not called.
PAUSE = 5
#: The end of the pause, by the server's address: shared by all threads of the process.
_paused_until: dict[str, float] = {}


#: What reading an unreadable value gives.
UNREADABLE = object()


class ForgivingSerializer(RedisSerializer):
    """Reads what another release or program wrote as `UNREADABLE`: such a value may raise anything."""

    def loads(self, data: Any) -> Any:
        try:
            return super().loads(data)
        except Exception as error:  # noqa: BLE001
            logger.warning("A value in the cache cannot be read (%s)", type(error).__name__)
            return UNREADABLE


class ForgivingClient(RedisCacheClient):
    """Returns what an empty cache would return, while Redis does not answer or its value cannot be read.

    A deletion during a failure is lost: the value stays in Redis until it expires.
    """

    def __init__(self, servers: list[str], **options: Any) -> None:
        quick = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT}
        reading = {"serializer": ForgivingSerializer()}
        super().__init__(servers, **quick | {"retry": Retry(NoBackoff(), 0)} | reading | options)
        self.address = str(servers)
        self._made: dict[bool, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """Return one client for writing and one for reading. Django makes a new one for each command: a page has up to 26."""
        if write not in self._made:
            self._made[write] = super().get_client(key, write=write)
        return self._made[write]

    def read(self, key: str, default: object) -> object:
        """Return the value of a key. An unreadable one is deleted, so that it can be written again."""
        value = super().get(key, default)
        if value is UNREADABLE:
            super().delete(key)
            return default
        return value

    def read_many(self, keys: list[str]) -> dict[str, object]:
        found: dict[Any, object] = dict(super().get_many(keys))
        unreadable = [key for key, value in found.items() if value is UNREADABLE]
        if unreadable:
            super().delete_many(unreadable)
        return {key: value for key, value in found.items() if value is not UNREADABLE}

    def attempt(self, operation: Callable[[], Answer], otherwise: Callable[[], Answer]) -> Answer:
        """Run an operation; during a pause, or when Redis fails, run ``otherwise`` instead."""
        if time.monotonic() < _paused_until.get(self.address, 0):
            return otherwise()
        try:
            return operation()
        except (RedisError, OSError) as error:
            _paused_until[self.address] = time.monotonic() + PAUSE
            logger.warning("The cache does not answer (%s)", type(error).__name__)
            return otherwise()


def _no_such_key(*_arguments: object) -> None:
    raise ValueError("There is no such key.")


#: What an empty cache returns, by operation, for the same arguments.
EMPTY: dict[str, Callable[..., object]] = {
    "add": lambda *_: False,
    "get": lambda _key, default: default,
    "set": lambda *_: None,
    "touch": lambda *_: False,
    "delete": lambda *_: False,
    "get_many": lambda _keys: {},
    "has_key": lambda _key: False,
    "incr": _no_such_key,
    "set_many": lambda *_: None,
    "delete_many": lambda _keys: None,
    "clear": lambda: False,
}


#: Our methods instead of the client's.
READING: dict[str, Callable[..., object]] = {
    "get": ForgivingClient.read,
    "get_many": ForgivingClient.read_many,
}


def _forgiving(name: str, empty: Callable[..., object]) -> Callable[..., object]:
    """Return the client's method of this name, run through `ForgivingClient.attempt`."""
    strict = READING.get(name) or getattr(RedisCacheClient, name)

    def method(self: ForgivingClient, *arguments: object) -> object:
        return self.attempt(lambda: strict(self, *arguments), lambda: empty(*arguments))

    return method


for _name, _empty in EMPTY.items():
    setattr(ForgivingClient, _name, _forgiving(_name, _empty))


class ForgivingRedisCache(RedisCache):
    def __init__(self, server: str, params: dict[str, object]) -> None:
        super().__init__(server, params)
        self._class = ForgivingClient
