"""A limit that costs two words with the cache."""

import datetime

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from core.ratelimit.cache import seconds_to_wait
from core.ratelimit.window import Limit

LIMIT = Limit(3, datetime.timedelta(minutes=1))
NOON = datetime.datetime(2026, 5, 4, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def attempt(address="203.0.113.7", *, kind="search", at=0.0):
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    return seconds_to_wait(kind, request, LIMIT, NOON + datetime.timedelta(seconds=at))


def test_so_many_are_let_through_and_the_next_is_told_when_to_come_back():
    waits = [attempt() for _ in range(4)]

    assert waits[:3] == [0, 0, 0]
    assert waits[3] > 0


def test_whoever_waits_as_told_is_let_through():
    for _ in range(4):
        wait = attempt()

    assert attempt(at=wait) == 0


def test_one_visitor_and_one_purpose_do_not_use_up_anothers():
    for _ in range(4):
        attempt()

    assert attempt("203.0.113.8") == 0
    assert attempt(kind="suggestions") == 0


def test_a_household_is_one_visitor():
    waits = [attempt(f"2001:db8::{n}") for n in range(1, 5)]

    assert waits[3] > 0


def test_no_address_stands_in_the_cache():
    attempt()

    assert not any("203.0.113.7" in key for key in cache._cache)


def test_a_cache_that_forgets_limits_nobody(monkeypatch):
    def forgotten(key):
        raise ValueError

    monkeypatch.setattr(cache, "incr", forgotten, raising=False)

    assert [attempt() for _ in range(9)] == [0] * 9
