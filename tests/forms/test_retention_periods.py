"""Each request is kept as long as its own form promised, at whatever moment that is asked."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from forms.models import CallbackRequest, Status
from forms.retention import count_expired, expired, purge
from tests.callbacks import callback_request

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def closed(days_ago: float, keep_days: int) -> CallbackRequest:
    at = timezone.now() - days_ago * DAY
    return callback_request(status=Status.CLOSED, closed_at=at, keep_days=keep_days)


def test_two_periods_are_judged_side_by_side():
    gone = {closed(11, 10), closed(31, 30), closed(91, 90)}
    closed(11, 30)
    closed(31, 90)

    assert set(expired()) == gone


def test_what_will_be_over_is_told_for_the_moment_that_is_asked_about():
    request = closed(0, 10)

    assert count_expired(NOON + 9 * DAY) == {}
    assert count_expired(NOON + 11 * DAY) == {request.form_key: 1}
    assert count_expired() == {}


def test_it_is_deleted_as_of_the_moment_that_is_given():
    request = closed(20, 10)

    assert purge(NOON - 15 * DAY) == {}
    assert CallbackRequest.objects.get() == request
    assert purge(NOON) == {request.form_key: 1}
    assert not CallbackRequest.objects.exists()


def test_what_is_not_over_yet_can_be_deleted_for_a_later_moment():
    request = closed(0, 10)

    assert purge(NOON + 11 * DAY) == {request.form_key: 1}
    assert not CallbackRequest.objects.exists()
