"""A red flag that a live guide shows does not leave the library, as a contraindication does not."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles.models import RedFlag
from articles.protection.missing import Fault, is_any_lost, missing_warnings
from articles.protection.refusal import EntryInUseError
from core.schedule.failures import problems
from tests import factories, pages
from tests.articles.cards import card
from tests.databases.worlds import world

pytestmark = pytest.mark.django_db


@world
def shown() -> RedFlag:
    factories.site()
    flag = factories.red_flag()
    pages.article(title="Neck", body=[card(flag)])
    return flag


def test_it_is_neither_taken_offline_nor_deleted(shown):
    with pytest.raises(EntryInUseError, match="Neck"):
        shown.unpublish()
    with pytest.raises(EntryInUseError, match="Neck"), transaction.atomic():
        shown.delete()

    shown.refresh_from_db()
    assert shown.live


def test_it_does_not_expire(shown):
    RedFlag.objects.filter(pk=shown.pk).update(expire_at=timezone.now())

    call_command("publish_scheduled")

    shown.refresh_from_db()
    assert shown.live
    assert problems() == ["schedule_failed"]


def test_one_that_no_guide_shows_may_leave():
    factories.site()
    flag = factories.red_flag()

    flag.unpublish()
    flag.delete()

    assert not RedFlag.objects.exists()


def test_a_guide_that_lost_one_is_reported_with_both(shown):
    RedFlag.objects.filter(pk=shown.pk).update(live=False)
    cache.clear()

    (found,) = missing_warnings()

    assert (found.guide.title, found.entry, found.fault) == ("Neck", shown, Fault.OFFLINE)
    assert found.entry_title == str(shown)
    assert f"/edit/{shown.pk}/" in found.entry_url
    assert is_any_lost()
