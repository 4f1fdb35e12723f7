"""How long rows are kept, and what is read with them."""

import datetime

import pytest
import time_machine
from wagtail.models import Site

from articles.models import Topic
from core.lookups import shared
from core.lookups.shared import shared_rows
from tests import factories

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)


def test_a_row_that_changed_without_a_signal_is_read_again_after_the_timeout(monkeypatch):
    monkeypatch.setattr(shared, "TIMEOUT", 20)
    factories.topic(name="Back")
    with time_machine.travel(NOON, tick=False) as clock:
        shared_rows(Topic)
        Topic.objects.update(name="Neck")

        clock.shift(19)
        assert [row.name for row in shared_rows(Topic)] == ["Back"]
        clock.shift(2)
        assert [row.name for row in shared_rows(Topic)] == ["Neck"]


def test_a_table_without_language_or_pictures_is_read_alone():
    factories.site()

    [row] = shared_rows(Site)

    assert not Site._meta.get_field("root_page").is_cached(row)


def test_rows_are_read_in_the_order_in_which_they_were_made():
    names = ["b", "c", "a"]
    for name in names:
        factories.topic(name=name)

    assert [row.name for row in shared_rows(Topic)] == names


def test_two_tables_are_kept_apart():
    factories.topic()

    assert [type(row) for row in shared_rows(Topic)] == [Topic]
    assert shared_rows(factories.Technique) == []
