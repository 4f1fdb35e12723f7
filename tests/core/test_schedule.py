"""What editors have scheduled goes live by the worker, without another service."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core.periodic import PeriodicJobs
from tests import factories, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def scheduled():
    factories.site()
    page = pages.article(title="At its hour")
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_a_scheduled_page_goes_live_at_its_hour(scheduled):
    PeriodicJobs().run_due()
    scheduled.refresh_from_db()
    assert not scheduled.live

    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        PeriodicJobs().run_due()

    scheduled.refresh_from_db()
    assert scheduled.live
