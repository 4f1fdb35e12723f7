"""The demo's own originals pass what they ask of others."""

import pytest

from checks.examining import examine, originals

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


def test_nothing_is_in_the_way_of_any_page():
    examined = [examine(page) for page in originals()]

    assert len(examined) >= 15
    assert {
        one.page.title: [(str(found.where), str(found.message)) for found in one.must]
        for one in examined
        if one.must
    } == {}
