"""The garbage collector does not read the modules and the collected tests again and again."""

import gc

import pytest

from tests.garbage import YOUNGEST

pytestmark = pytest.mark.once


def test_what_lives_as_long_as_the_run_is_exempt():
    assert gc.get_freeze_count() > 100_000
    assert gc.get_threshold()[0] == YOUNGEST
