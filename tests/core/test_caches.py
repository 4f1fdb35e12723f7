"""A cache that is out of order is an empty cache."""

import socket
import time
from collections.abc import Iterator

import pytest

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


def test_a_mistake_of_ours_is_not_hidden(gone):
    with pytest.raises(TypeError):
        gone._cache.attempt(lambda: 1 + "1", lambda: None)
