"""A fresh demo says the truth about itself: everything is live in every language."""

import pytest

from translations.models import Build
from translations.tracking.state import State, cells


@pytest.mark.usefixtures("demo_site")
def test_everything_of_the_demo_is_live_and_recorded():
    found = cells().values()

    assert {cell.state for cell in found} == {State.LIVE}
    assert not [cell for cell in found if cell.by_hand]
    assert Build.objects.filter(is_live=True).count() == len(found)
