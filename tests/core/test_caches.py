"""A cache that is out of order is an empty cache."""

import pickle
import socket
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache

from core import caches
from core.caches import EMPTY, ForgivingClient, ForgivingRedisCache

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def _without_pause():
    caches._paused_until.clear()


@pytest.fixture
def gone() -> ForgivingRedisCache:
    return ForgivingRedisCache("redis://127.0.0.1:1/0", {})


@pytest.fixture
def hanging() -> Iterator[ForgivingRedisCache]:
    """A cache that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield ForgivingRedisCache(f"redis://127.0.0.1:{server.getsockname()[1]}/0", {})


def test_every_operation_is_forgiven(gone):
    operations = {
        name for name in vars(caches.RedisCacheClient) if not name.startswith(("_", "get_c"))
    }

    assert operations == EMPTY.keys()
    assert gone.get("key", "nothing") == "nothing"
    assert gone.add("key", 1) is False
    assert gone.touch("key") is False
    assert gone.delete("key") is False
    assert gone.has_key("key") is False
    assert gone.get_many(["key"]) == {}
    assert gone.set_many({"key": 1}) == []
    assert [gone.set("key", 1), gone.delete_many(["key"]), gone.clear()] == [None, None, False]
    with pytest.raises(ValueError, match="no such key"):
        gone.incr("key")


def test_a_value_is_made_where_none_can_be_kept(gone):
    assert gone.get_or_set("key", lambda: "made") == "made"


def test_a_page_does_not_wait_for_a_cache_that_hangs(hanging):
    started = time.monotonic()

    for _ in range(20):
        hanging.get("key")

    assert time.monotonic() - started < caches.TIMEOUT * 3


def test_what_one_thread_has_found_out_the_others_know(hanging):
    hanging.get("key")
    started = time.monotonic()

    ForgivingRedisCache(hanging._servers, {}).get("key")

    assert time.monotonic() - started < caches.TIMEOUT / 2


def test_it_is_asked_again_after_the_pause(gone, monkeypatch):
    gone.get("key")
    asked = []
    monkeypatch.setattr(caches.time, "monotonic", lambda: time.perf_counter() + 1e9)
    client: ForgivingClient = gone._cache

    assert client.attempt(lambda: asked.append(1), lambda: None) is None
    assert asked == [1]


class InMemory:
    """What the client asks of a Redis connection."""

    def __init__(self):
        self.values = {}

    def get(self, key):
        return self.values.get(key)

    def mget(self, keys):
        return [self.values.get(key) for key in keys]

    def set(self, key, value, **options):
        if not (options.get("nx") and key in self.values):
            self.values[key] = value
            return True
        return False

    def delete(self, *keys):
        return sum(self.values.pop(key, None) is not None for key in keys)


@pytest.fixture
def poisoned(gone, monkeypatch):
    """A cache in which one value cannot be read."""
    redis = InMemory()
    monkeypatch.setattr(gone._cache, "get_client", lambda *_a, **_o: redis)
    gone.set("good", "value", 60)
    for key, value in UNREADABLE.items():
        redis.values[gone.make_key(key)] = value
    return gone


#: Cut off, no pickle, a class that is gone, a class whose fields have changed.
UNREADABLE = {
    "cut": pickle.dumps(["value"] * 99)[:40],
    "foreign": b"{json}",
    "gone": b"\x80\x04\x8c\x04goneq\x00\x8c\x05Classq\x01\x93q\x02.",
    "changed": b"cdatetime\ndate\n(S'no date'\ntR.",
}


@pytest.mark.parametrize("key", UNREADABLE)
def test_a_value_that_cannot_be_read_is_a_miss_and_is_made_again(poisoned, key):
    assert poisoned.get(key, "nothing") == "nothing"
    assert poisoned.get_or_set(key, lambda: "made", 60) == "made"
    assert poisoned.get(key) == "made"


def test_it_is_left_out_among_many(poisoned):
    assert poisoned.get_many(["good", *UNREADABLE]) == {"good": "value"}
    assert poisoned.get_many([*UNREADABLE]) == {}


def test_the_readable_ones_are_still_asked_for_after_it(poisoned):
    poisoned.get("foreign")

    assert poisoned.get("good") == "value"


def test_two_releases_share_no_key():
    assert settings.RELEASE
    assert settings.RELEASE in cache.make_key("key")


def test_a_mistake_of_ours_is_not_hidden(gone):
    with pytest.raises(TypeError):
        gone._cache.attempt(lambda: 1 + "1", lambda: None)
