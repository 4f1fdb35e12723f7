"""The arithmetic of a rate limit."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from core.ratelimit.window import Limit

HOUR = datetime.timedelta(hours=1)
LIMIT = Limit(allowed=5, window=HOUR)
counts = st.integers(0, 50)
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
moments = st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=2000)).map(START.__add__)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"2026-11-23 {text}+00:00")


def test_windows_begin_at_the_same_moment_everywhere():
    assert LIMIT.start(at("10:00")) == LIMIT.start(at("10:59:59")) == at("10:00")
    assert LIMIT.start(at("11:00")) == at("11:00")


def test_five_are_allowed_and_the_sixth_is_not():
    assert not LIMIT.exceeded(at("10:30"), current=5, previous=0)
    assert LIMIT.exceeded(at("10:30"), current=6, previous=0)


def test_the_window_before_counts_as_far_as_it_is_still_covered():
    assert LIMIT.used(at("10:00"), current=0, previous=4) == 4
    assert LIMIT.used(at("10:45"), current=2, previous=4) == 3


def test_a_burst_at_the_turn_of_the_hour_is_no_way_round():
    assert LIMIT.exceeded(at("10:00:01"), current=1, previous=5)


def test_who_may_try_now_need_not_wait():
    assert LIMIT.retry_after(at("10:30"), current=4, previous=0) == 0


def test_who_has_used_up_this_window_waits_into_the_next():
    assert LIMIT.retry_after(at("10:30"), current=8, previous=0) == 60 * 60


@given(now=moments, current=counts, previous=counts, allowed=st.integers(1, 20))
def test_after_the_wait_one_more_is_allowed(now, current, previous, allowed):
    limit = Limit(allowed=allowed, window=HOUR)

    later = now + datetime.timedelta(seconds=limit.retry_after(now, current, previous))

    passed = (limit.start(later) - limit.start(now)) // HOUR
    counted = {0: (current, previous), 1: (0, current)}.get(passed, (0, 0))
    assert limit.used(later, counted[0] + 1, counted[1]) <= allowed + 1e-9


@given(now=moments, current=counts, previous=counts)
def test_no_wait_is_longer_than_two_windows(now, current, previous):
    assert 0 <= LIMIT.retry_after(now, current, previous) <= 2 * HOUR.total_seconds()
