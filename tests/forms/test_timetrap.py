"""The time trap: people need seconds, programs do not."""

import datetime

import pytest
import time_machine
from django.core.signing import Signer
from hypothesis import given
from hypothesis import strategies as st

from forms.timetrap import Pace, pace, stamp

TOKEN = "8a2e7c1e-7c1b-4a57-9a43-1f5ab1d7a111"
SHOWN = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)


def pace_after(**passed: float) -> Pace:
    with time_machine.travel(SHOWN, tick=False):
        note = stamp(TOKEN)
    with time_machine.travel(SHOWN + datetime.timedelta(**passed), tick=False):
        return pace(note, TOKEN)


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        ({"seconds": 0}, Pace.TOO_FAST),
        ({"seconds": 2}, Pace.TOO_FAST),
        ({"seconds": 3}, Pace.HUMAN),
        ({"hours": 14}, Pace.HUMAN),  # left open overnight
        ({"days": 3}, Pace.HUMAN),
        ({"days": 4, "minutes": 9}, Pace.HUMAN),
        ({"days": 4, "minutes": 11}, Pace.TOO_OLD),
    ],
)
def test_people_take_from_seconds_to_days(passed, expected):
    assert pace_after(**passed) is expected


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        ({"minutes": -9}, Pace.HUMAN),
        ({"seconds": -1}, Pace.HUMAN),
        ({"minutes": -11}, Pace.UNSIGNED),
    ],
)
def test_two_machines_may_disagree_by_ten_minutes(passed, expected):
    assert pace_after(**passed) is expected


def test_a_note_serves_only_the_form_it_was_made_for():
    with time_machine.travel(SHOWN, tick=False):
        note = stamp(TOKEN)
    with time_machine.travel(SHOWN + datetime.timedelta(minutes=1), tick=False):
        assert pace(note, "another token") is Pace.UNSIGNED


def test_a_note_signed_for_another_purpose_is_none():
    assert pace(Signer().sign_object([TOKEN, 0]), TOKEN) is Pace.UNSIGNED


@given(note=st.text(st.characters()))
def test_nobody_can_make_up_a_note(note):
    assert pace(note, TOKEN) is Pace.UNSIGNED
