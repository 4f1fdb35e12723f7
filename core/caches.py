"""Redis that may fail: a cache that is out of order is an empty cache."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

logger = logging.getLogger(__name__)

#: Seconds. A page asks the cache several times; together they must stay below what a visitor notices.
TIMEOUT = 0.3
#: Seconds in which a cache that failed is left alone.
REST = 5
#: Of which cache, by its address: what one thread of the process has found out, the others need not.
_resting_until: dict[str, float] = {}


class ForgivingClient(RedisCacheClient):
    """Answers what an empty cache would, as long as Redis does not answer.

    What should have been forgotten meanwhile stays in Redis until its time is over:
    whoever caches for long must bear that.
    """

    def __init__(self, servers: Any, **options: Any) -> None:
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        quick = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT}
        super().__init__(servers, **quick | {"retry": Retry(NoBackoff(), 0)} | options)
        self.address = str(servers)

    def attempt(self, operation: Callable[[], Any], otherwise: Callable[[], Any]) -> Any:
        if time.monotonic() < _resting_until.get(self.address, 0):
            return otherwise()
        try:
            return operation()
        except (self._lib.RedisError, OSError) as error:
            _resting_until[self.address] = time.monotonic() + REST
            logger.warning("The cache does not answer (%s)", type(error).__name__)
            return otherwise()


def _no_such_key(*_arguments: Any) -> None:
    raise ValueError("There is no such key.")


#: What an empty cache answers, from the same arguments.
EMPTY: dict[str, Callable[..., Any]] = {
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


def _forgiving(name: str, empty: Callable[..., Any]) -> Callable[..., Any]:
    strict = getattr(RedisCacheClient, name)

    def method(self: ForgivingClient, *arguments: Any) -> Any:
        return self.attempt(lambda: strict(self, *arguments), lambda: empty(*arguments))

    return method


for _name, _empty in EMPTY.items():
    setattr(ForgivingClient, _name, _forgiving(_name, _empty))


class ForgivingRedisCache(RedisCache):
    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = ForgivingClient
